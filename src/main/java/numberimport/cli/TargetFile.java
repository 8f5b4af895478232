package numberimport.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A file to be written, whose name asks for a format that we write. */
record TargetFile(Path path) {

    boolean json() {
        return ends(path.toString(), ".json");
    }

    private static boolean ends(String name, String ending) {
        return name.toLowerCase(Locale.ROOT).endsWith(ending);
    }

    /** Refuses other names while the command line is read. */
    static final class Converter implements ITypeConverter<TargetFile> {

        @Override
        public TargetFile convert(String name) {
            if (Stream.of(".csv", ".xlsx", ".json").noneMatch(ending -> ends(name, ending))) {
                throw new TypeConversionException(
                        "\"" + name + "\", expected a name that ends in .csv, .xlsx or .json");
            }
            return new TargetFile(Path.of(name));
        }
    }
}
