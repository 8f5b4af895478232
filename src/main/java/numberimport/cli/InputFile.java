package numberimport.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/**
 * The file that an argument names; {@code -} is standard input, which is kept in a folder of this user until the process ends,
 * because a file is read more than once.
 */
final class InputFile implements CommandLine.ITypeConverter<Path> {

    private static final String STANDARD_INPUT = "-";

    private final InputStream input;

    InputFile() {
        this(System.in);
    }

    InputFile(InputStream input) {
        this.input = input;
    }

    @Override
    public Path convert(String argument) throws IOException {
        return argument.equals(STANDARD_INPUT) ? kept() : Path.of(argument);
    }

    private Path kept() throws IOException {
        var folder = Files.createTempDirectory("number-import-");
        folder.toFile().deleteOnExit();
        var file = folder.resolve("stdin");
        file.toFile().deleteOnExit();
        Files.copy(input, file);
        return file;
    }
}
