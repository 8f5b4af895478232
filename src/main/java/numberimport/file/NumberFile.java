package numberimport.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A file of customers whose bytes, charset, delimiter, sheet and header are known. Opening it reads it once and refuses
 * what cannot be read; nothing of the file stays locked. A file that is packed stays unpacked until it is closed.
 */
public final class NumberFile implements Closeable {

    private static final int NAME_CHARACTERS = 120;

    private final Path path;
    private final String name;
    private final BasicFileAttributes seen;
    private final @Nullable PackedFile packed;
    private final FileFormat format;
    private final TableSource table;

    private NumberFile(
            Path path, BasicFileAttributes seen, @Nullable PackedFile packed, FileFormat format, TableSource table) {
        this.path = path;
        this.name = displayName(path);
        this.seen = seen;
        this.packed = packed;
        this.format = format;
        this.table = table;
    }

    /** Opens a file; throws {@link UnreadableFileException} if it cannot be trusted as a whole. */
    public static NumberFile open(Path path, ReadingOptions options) {
        return open(path, options, Limits.STANDARD);
    }

    static NumberFile open(Path path, ReadingOptions options, Limits limits) {
        String name = displayName(path);
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            refuseUnlessFile(attributes, name);
            return open(path, attributes, options, limits);
        } catch (NoSuchFileException e) {
            throw new UnreadableFileException(
                    "FILE_NOT_FOUND", name + ": no such file, expected CSV, .xlsx or .xls", "Check the path.", e);
        } catch (AccessDeniedException e) {
            throw new UnreadableFileException(
                    "NOT_READABLE", name + ": no permission to read it", "Grant this user read access.", e);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** The sheets with data of a workbook that has several of them; empty for any other file, also one that can't be read. */
    public static List<String> sheetsToChooseFrom(Path path) {
        try {
            if (new FileSignature(path, displayName(path), Limits.STANDARD).recognise() != FileSignature.Kind.TEXT) {
                open(path, ReadingOptions.FIND_OUT).close();
            }
            return List.of();
        } catch (SeveralSheetsException e) {
            return e.sheets();
        } catch (IOException | UnreadableFileException e) {
            return List.of();
        }
    }

    private static NumberFile open(Path path, BasicFileAttributes attributes, ReadingOptions options, Limits limits)
            throws IOException {
        String name = displayName(path);
        FileSignature.Kind kind = new FileSignature(path, name, limits).recognise();
        PackedFile packed = switch (kind) {
            case GZIP -> PackedFile.ofGzip(path, name);
            case ZIP -> PackedFile.ofZip(path, name);
            default -> null;
        };
        if (packed == null) {
            FileFormat format = format(kind, name);
            return new NumberFile(path, attributes, null, format, table(format, path, name, options, limits));
        }
        try {
            Path content = packed.content();
            refuseUnlessFile(Files.readAttributes(content, BasicFileAttributes.class), name);
            FileFormat format = format(new FileSignature(content, name, limits).recognise(), name);
            return new NumberFile(path, attributes, packed, format, table(format, content, name, options, limits));
        } catch (IOException | RuntimeException e) {
            packed.close();
            throw e;
        }
    }

    private static FileFormat format(FileSignature.Kind kind, String name) {
        return switch (kind) {
            case TEXT -> FileFormat.CSV;
            case XLSX -> FileFormat.XLSX;
            case XLS -> FileFormat.XLS;
            case GZIP, ZIP ->
                throw new UnreadableFileException(
                        "UNSUPPORTED_FORMAT",
                        name + ": an archive inside an archive, expected CSV, .xlsx or .xls inside",
                        "Unpack it and import the file inside.");
        };
    }

    private static TableSource table(
            FileFormat format, Path content, String name, ReadingOptions options, Limits limits) throws IOException {
        return switch (format) {
            case CSV -> new CsvTable(content, name, options, limits);
            case XLSX -> new WorkbookTable(content, name, new XlsxSheets(content, name, limits), options, limits);
            case XLS -> new WorkbookTable(content, name, new OldSheets(content, name, limits), options, limits);
        };
    }

    private static void refuseUnlessFile(BasicFileAttributes attributes, String name) {
        if (!attributes.isRegularFile()) {
            String found = attributes.isDirectory() ? "a directory" : "a pipe or a device";
            throw new UnreadableFileException(
                    "NOT_A_FILE", "%s: found %s, expected a file".formatted(name, found), "Give the path of a file.");
        }
        if (attributes.size() == 0) {
            throw new UnreadableFileException(
                    "EMPTY_FILE", name + ": 0 bytes, expected column names and rows", "Export the file again.");
        }
    }

    private static UnreadableFileException unreadable(String name, IOException cause) {
        return new UnreadableFileException(
                "NOT_READABLE",
                "%s: reading failed (%s), expected a complete file".formatted(name, cause.getMessage()),
                "Copy the file to a local disk and import that.",
                cause);
    }

    public Path path() {
        return path;
    }

    /** The last element of the path, fit for display: at most 120 characters, no control or bidirectional ones. */
    public String name() {
        return name;
    }

    /** What the file inside is called; null where it isn't packed. */
    public @Nullable String inside() {
        return packed == null ? null : printable(packed.name());
    }

    /** The SHA-256 of the bytes, unpacked where they are packed, in lower-case hexadecimal digits. */
    public String sha256() {
        return table.sha256();
    }

    public FileFormat format() {
        return format;
    }

    /** The charset of a CSV file such as UTF-8 or GB18030; null for a workbook. */
    public @Nullable String charset() {
        return table.charset();
    }

    /** The delimiter of a CSV file; null for a workbook. */
    public @Nullable Character delimiter() {
        return table.delimiter();
    }

    /** The name of the sheet that is read; null for a CSV file. */
    public @Nullable String sheet() {
        return table.sheet();
    }

    /** The line (CSV) or row (Excel) of the column names, counted from 1. */
    public long headerRow() {
        return table.header().row();
    }

    /** The column names in order, trimmed; "" for a column without a name. */
    public List<String> columns() {
        return table.header().columns();
    }

    /** Sentences about what a person may not expect of this file, such as sheets that are passed over. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(table.warnings());
        String called = packed == null ? name : packed.name();
        String lowerCase = called.toLowerCase(Locale.ROOT);
        if (format == FileFormat.CSV && lowerCase.matches(".*\\.xls[xmb]?")) {
            warnings.add(printable(called) + " holds text, not a workbook, and is read as CSV (NAME_MISMATCH).");
        } else if (format != FileFormat.CSV && lowerCase.matches(".*\\.(csv|tsv|txt)")) {
            warnings.add(printable(called) + " holds a workbook, not text, and is read as ."
                    + format.name().toLowerCase(Locale.ROOT) + " (NAME_MISMATCH).");
        }
        return List.copyOf(warnings);
    }

    /** A fresh pass over the rows below the header; the caller closes it. */
    public RowReader read() {
        return read(new UnnamedColumns(table.header(), table.place())::refuseValueIn);
    }

    /** The same, also where values stand in columns without a name: to see whether the header is one. */
    public RowReader readAsItStands() {
        return read(row -> {});
    }

    private RowReader read(Consumer<SourceRow> check) {
        try {
            return new DataRowReader(table.rows(), table.header(), check);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** Whether size and time of change are still those seen when the file was opened. */
    public boolean unchanged() {
        try {
            var now = Files.readAttributes(path, BasicFileAttributes.class);
            return now.size() == seen.size() && now.lastModifiedTime().equals(seen.lastModifiedTime());
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            if (packed != null) {
                packed.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String displayName(Path path) {
        Path last = path.getFileName();
        return printable((last == null ? path : last).toString());
    }

    /** Fit for display: at most 120 characters, no control or bidirectional ones. */
    static String printable(String name) {
        var shown = new StringBuilder();
        name.codePoints().map(NumberFile::printable).forEach(shown::appendCodePoint);
        int end = shown.offsetByCodePoints(0, Math.min(NAME_CHARACTERS, shown.codePointCount(0, shown.length())));
        return shown.substring(0, end);
    }

    private static int printable(int character) {
        int type = Character.getType(character);
        boolean hidden = type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
        return hidden ? 0xFFFD : character;
    }
}
