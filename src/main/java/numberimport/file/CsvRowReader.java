package numberimport.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** All records of a CSV file, blank ones too, each with the line at which it starts. */
final class CsvRowReader implements RowReader {

    private static final int BUFFER_CHARACTERS = 1 << 15;
    private static final String QUOTES = "A quote inside a quoted cell is written twice (\"\").";
    private static final Pattern QUOTE_LINE = Pattern.compile("\\(startline (\\d+)\\)");

    private final String name;
    private final int recordCharacters;
    private final RecordCap cap;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    private CsvRowReader(String name, RecordCap cap, CSVParser parser, Limits limits) {
        this.name = name;
        this.recordCharacters = limits.recordCharacters();
        this.cap = cap;
        this.parser = parser;
        this.records = parser.iterator();
    }

    static CsvRowReader open(Path path, String name, CsvLayout layout, Limits limits) throws IOException {
        Reader text = withoutMark(reader(Files.newInputStream(path), layout.charset()));
        var cap = new RecordCap(text, limits.recordCharacters());
        var parser = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(layout.delimiter())
                .setIgnoreEmptyLines(false)
                .setIgnoreSurroundingSpaces(layout.spacedQuotes())
                .get()
                .parse(cap);
        var reader = new CsvRowReader(name, cap, parser, limits);
        if (layout.separatorLine()) {
            reader.next();
        }
        return reader;
    }

    private static Reader reader(InputStream bytes, Charset charset) {
        return charset.equals(StandardCharsets.UTF_8) ? new Utf8Reader(bytes) : new InputStreamReader(bytes, charset);
    }

    private static Reader withoutMark(Reader text) throws IOException {
        var buffered = new BufferedReader(text, BUFFER_CHARACTERS);
        buffered.mark(1);
        if (buffered.read() != WhiteSpace.BYTE_ORDER_MARK) {
            buffered.reset();
        }
        return buffered;
    }

    @Override
    public @Nullable SourceRow next() {
        long line = parser.getCurrentLineNumber() + 1;
        cap.startRecord();
        String[] cells = nextRecord(line);
        if (cap.maybeExceeded()) {
            refuseOversize(cells, line);
        }
        return cells == null ? null : SourceRow.of(line, cells);
    }

    private String @Nullable [] nextRecord(long line) {
        try {
            return records.hasNext() ? records.next().values() : null;
        } catch (UncheckedIOException e) {
            throw broken(e, line);
        }
    }

    private void refuseOversize(String @Nullable [] cells, long line) {
        long characters = cells == null ? 0 : cells.length - 1L;
        for (int i = 0; cells != null && i < cells.length; i++) {
            characters += cells[i].length();
        }
        if (characters > recordCharacters || cap.exceeded()) {
            throw new UnreadableFileException(
                    "RECORD_TOO_LONG",
                    "%s line %d: more than %d characters in one row, expected at most as many"
                            .formatted(name, line, recordCharacters),
                    "Is it a table? Each row belongs on a line of its own.");
        }
    }

    private UnreadableFileException broken(UncheckedIOException failure, long line) {
        if (!(failure.getCause() instanceof CSVException syntax)) {
            return new UnreadableFileException(
                    "DAMAGED",
                    "%s line %d: reading stopped (%s), expected more rows".formatted(name, line, failure.getMessage()),
                    "Copy the file to a local disk and import that.",
                    failure);
        }
        Matcher quote = QUOTE_LINE.matcher(String.valueOf(syntax.getMessage()));
        if (quote.find()) {
            return new UnreadableFileException(
                    "UNCLOSED_QUOTE",
                    "%s line %s: the quote that opens here is never closed, expected a closing quote"
                            .formatted(name, quote.group(1)),
                    QUOTES);
        }
        return new UnreadableFileException(
                "BAD_QUOTING",
                "%s line %d: text after a closing quote in the row that starts at line %d, expected the delimiter"
                        .formatted(name, parser.getCurrentLineNumber(), line),
                QUOTES);
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
