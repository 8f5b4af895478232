package numberimport.pipeline;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import numberimport.file.NumberFile;
import numberimport.file.ReadingOptions;
import numberimport.file.SourceRow;
import numberimport.file.UnreadableFileException;
import numberimport.validation.ColumnMapping;
import numberimport.validation.Field;
import numberimport.validation.MappedColumn;
import numberimport.validation.MappingException;
import numberimport.validation.MappingRule;

/** A file together with what its columns mean. */
record SourceTable(NumberFile file, ColumnMapping mapping) implements AutoCloseable {

    static SourceTable open(Path path, ImportOptions options) {
        var file = openFile(path, options);
        try {
            return new SourceTable(file, mapping(file.columns(), options));
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

    static ColumnMapping mapping(List<String> columns, ImportOptions options) {
        try {
            return ColumnMapping.of(
                    columns, options.map().stream().map(MappingRule::parse).toList());
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

    static ProblemException problem(UnreadableFileException e) {
        return new ProblemException(new Problem(e.code(), String.valueOf(e.getMessage()), e.hint(), ExitCode.REFUSED));
    }

    /** The hash of the content of a file. */
    static String sha256(ImportRequest request) {
        try (var table = open(request.file(), request.options())) {
            return table.file().sha256();
        }
    }

    @Override
    public void close() {
        file.close();
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
                cells.set(column.index(), row.raw(column.index()));
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
