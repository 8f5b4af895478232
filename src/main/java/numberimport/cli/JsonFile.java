package numberimport.cli;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import numberimport.pipeline.WholeFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.JacksonIOException;

/** Writes a list as JSON for people and programs to a file, as a whole or not at all. */
final class JsonFile {

    private JsonFile() {}

    /** The list in an object, or alone where there is no frame; {@code items} hands them over, one by one. */
    static <T> void write(Path target, JsonList.@Nullable Frame frame, Consumer<Consumer<T>> items) {
        WholeFile.write(target, writer -> {
            try {
                var list = JsonList.pretty(writer, frame);
                items.accept(list::add);
                list.end();
            } catch (JacksonIOException e) {
                throw new UncheckedIOException(e.getCause());
            }
        });
    }
}
