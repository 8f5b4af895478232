package numberimport.pipeline;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import numberimport.file.NumberFile;
import numberimport.file.ReadingOptions;
import numberimport.file.SourceRow;
import numberimport.file.UnreadableFileException;
import numberimport.validation.ColumnMapping;
import numberimport.validation.Field;
import numberimport.validation.MappedColumn;
import numberimport.validation.MappingException;
import numberimport.validation.MappingRule;
import org.jspecify.annotations.Nullable;

/**
 * A file together with what its columns mean, and the options by which they mean it: with them it is read the same way again, even
 * where the columns' names alone don't tell. {@code origin} is where the file lies for its sender, {@code copy} a folder of a copy that is
 * read instead, which goes with the table.
 */
record SourceTable(
        NumberFile file,
        ColumnMapping mapping,
        ImportOptions options,
        Path origin,
        @Nullable Path copy) implements AutoCloseable {

    private static final int FIRST_ROWS = 100;

    static SourceTable open(Path path, ImportOptions options) {
        return open(path, path, null, options);
    }

    /** A copy by the same name in a folder of its own, which goes when the table is closed. */
    static SourceTable openCopy(Path folder, Path origin, ImportOptions options) {
        return open(folder.resolve(origin.getFileName()), origin, folder, options);
    }

    private static SourceTable open(Path path, Path origin, @Nullable Path copy, ImportOptions options) {
        var file = openFile(path, options);
        try {
            var mapping = mapping(file, options);
            var rule = mapping.foundByContent();
            return new SourceTable(
                    file,
                    mapping,
                    rule.isEmpty()
                            ? options
                            : options.mapping("cellphone=" + rule.get().header()),
                    origin,
                    copy);
        } catch (ProblemException e) {
            file.close();
            throw e;
        }
    }

    static NumberFile openFile(Path path, ImportOptions options) {
        try {
            return NumberFile.open(path, reading(options));
        } catch (UnreadableFileException e) {
            throw problem(e);
        }
    }

    /** By the names of the columns, or by the first rows where these don't tell. */
    static ColumnMapping mapping(NumberFile file, ImportOptions options) {
        return mapping(file.columns(), options, () -> firstRows(file));
    }

    /** By the names of the columns. */
    static ColumnMapping mapping(List<String> columns, ImportOptions options) {
        return mapping(columns, options, List::of);
    }

    /** The first rows below the header, even where it is none. */
    static List<SourceRow> firstRows(NumberFile file) {
        var rows = new ArrayList<SourceRow>();
        try (var pass = file.readAsItStands()) {
            for (var row = pass.next(); row != null && rows.size() < FIRST_ROWS; row = pass.next()) {
                rows.add(row);
            }
            return rows;
        } catch (UnreadableFileException e) {
            throw problem(e);
        }
    }

    private static ColumnMapping mapping(
            List<String> columns, ImportOptions options, Supplier<List<SourceRow>> firstRows) {
        try {
            var mapping = ColumnMapping.of(columns, rules(options), region(options), firstRows);
            mapping.requireRoomFor(options.constantFields().keySet());
            return mapping;
        } catch (MappingException e) {
            throw new ProblemException(
                    new Problem(e.code(), String.valueOf(e.getMessage()), e.hint(), ExitCode.REFUSED));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(new Problem(
                    "MAP_INVALID",
                    "--map: " + e.getMessage(),
                    "for example --map cellphone=手机号 --map ignore=序号",
                    ExitCode.USAGE));
        }
    }

    /** What the columns of a file were taken for whose {@link #mapping} was refused for its custom fields alone. */
    static ColumnMapping refusedMapping(NumberFile file, ImportOptions options) {
        return ColumnMapping.ofAnyCustomFields(file.columns(), rules(options), region(options), () -> firstRows(file));
    }

    private static List<MappingRule> rules(ImportOptions options) {
        return options.map().stream().map(MappingRule::parse).toList();
    }

    private static String region(ImportOptions options) {
        return options.region().strip().toUpperCase(Locale.ROOT);
    }

    static ProblemException problem(UnreadableFileException e) {
        return new ProblemException(new Problem(e.code(), String.valueOf(e.getMessage()), e.hint(), ExitCode.REFUSED));
    }

    @Override
    public void close() {
        file.close();
        if (copy != null) {
            KeptFiles.delete(copy);
        }
    }

    FoundFile found() {
        return new FoundFile(
                file.name(),
                file.inside(),
                file.sha256(),
                file.format().name(),
                file.charset(),
                file.sheet(),
                file.headerRow(),
                mapping.describe(),
                file.warnings());
    }

    /** The row's own cells for the report: as a person sees them, but phone numbers as they are stored. */
    static List<String> cells(SourceRow row, ColumnMapping mapping) {
        var cells = new ArrayList<String>(row.size());
        for (var i = 0; i < row.size(); i++) {
            cells.add(row.text(i));
        }
        for (MappedColumn column : mapping.columns()) {
            if (column.field() == Field.CELLPHONE && column.index() < cells.size()) {
                cells.set(column.index(), row.rawPadded(column.index()));
            }
        }
        return cells;
    }

    private static ReadingOptions reading(ImportOptions options) {
        var charset = options.charset();
        var delimiter = options.delimiter();
        try {
            return new ReadingOptions(
                    charset == null ? null : Charset.forName(charset),
                    delimiter == null ? null : delimiter(delimiter),
                    options.sheet(),
                    options.headerRow());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new ProblemException(new Problem(
                    "CHARSET_UNKNOWN",
                    "--charset " + charset + " is no charset that Java knows",
                    "for example utf-8 or gb18030",
                    ExitCode.USAGE));
        }
    }

    private static char delimiter(String text) {
        var plain = text.equals("\\t") || text.equals("tab") ? "\t" : text;
        if (plain.length() != 1) {
            throw new ProblemException(new Problem(
                    "DELIMITER_INVALID",
                    "--delimiter \"" + text + "\" has " + text.length() + " characters, expected one",
                    "write tab for a tab stop",
                    ExitCode.USAGE));
        }
        return plain.charAt(0);
    }
}
