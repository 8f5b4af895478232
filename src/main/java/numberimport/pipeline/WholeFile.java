package numberimport.pipeline;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;
import numberimport.file.ReplacedFile;

/** Writes a text file as a whole or not at all: one that fails on the way leaves an earlier file as it was. */
public final class WholeFile {

    private WholeFile() {}

    /** In UTF-8. */
    public static void write(Path target, Consumer<Writer> content) {
        try {
            var file = new ReplacedFile(target);
            try {
                try (var writer = new BufferedWriter(new OutputStreamWriter(file.open(), StandardCharsets.UTF_8))) {
                    content.accept(writer);
                }
                file.replaceTarget();
            } finally {
                file.discard();
            }
        } catch (IOException | UncheckedIOException e) {
            throw ReportOutput.notWritten(target, e);
        }
    }
}
