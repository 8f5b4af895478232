package numberimport.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A report as CSV in GB18030, like its source. The few rows of a report may not show as surely as the whole source did which
 * charset they are in; such a report becomes one in UTF-8, so that each is recognised when it is imported.
 */
final class Gb18030Report implements ReportRows {

    private final Path part;
    private final CsvReport rows;

    /** {@code out} writes to {@code part}. */
    Gb18030Report(Path part, OutputStream out) throws IOException {
        this.part = part;
        this.rows = new CsvReport(out, GuessedCharset.GB18030);
    }

    @Override
    public void write(List<String> cells) throws IOException {
        rows.write(cells);
    }

    @Override
    public void finish() throws IOException {
        rows.finish();
        if (!recognised()) {
            becomeUtf8();
        }
    }

    private boolean recognised() throws IOException {
        try {
            return TextScan.of(part, part.toString(), null).charset().equals(GuessedCharset.GB18030);
        } catch (UnreadableFileException taken) {
            return false;
        }
    }

    private void becomeUtf8() throws IOException {
        Path copy = Files.move(part, part.resolveSibling(part.getFileName() + ".gb18030"));
        try (var reader = Files.newBufferedReader(copy, GuessedCharset.GB18030);
                var writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
            writer.write(WhiteSpace.BYTE_ORDER_MARK);
            reader.transferTo(writer);
        } finally {
            Files.delete(copy);
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
