package numberimport.pipeline;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import numberimport.file.NumberFile;
import numberimport.file.SourceRow;
import numberimport.file.UnreadableFileException;
import numberimport.validation.ColumnMapping;
import numberimport.validation.MappedColumn;
import numberimport.validation.Repair;
import numberimport.validation.RowValidator;
import numberimport.validation.Verdict;
import numberimport.validation.Violation;
import org.jspecify.annotations.Nullable;

/** Says how a file is understood, from its first rows, without network and database. Of a file that can't be read it says nothing. */
public final class FilePreview {

    /** Of a mapping whose custom fields alone stand in the way: what its columns mean is known. */
    private static final Set<String> CUSTOM_FIELDS =
            Set.of("TOO_MANY_CUSTOM", "CUSTOM_NAME_TOO_LONG", "RESERVED_CUSTOM_NAME");

    private final ImportOptions options;
    private final int mostRows;

    /** {@code mostRows} is how many rows are looked at. */
    public FilePreview(ImportOptions options, int mostRows) {
        this.options = options;
        this.mostRows = mostRows;
    }

    /** The sheets with data of a workbook that has several of them; empty for any other file, also one that can't be read. */
    public static List<String> sheetsToChooseFrom(Path path) {
        return NumberFile.sheetsToChooseFrom(path);
    }

    public PreviewView of(Path path) {
        try (var file = SourceTable.openFile(path, options)) {
            var warnings = new ArrayList<>(file.warnings());
            var rows = new ArrayList<SourceRow>();
            var fault = read(file, rows, warnings);
            return of(file, rows, warnings, fault);
        }
    }

    /** The first rows; what keeps the next one from being read comes back. */
    private @Nullable Problem read(NumberFile file, List<SourceRow> rows, List<String> warnings) {
        try (var pass = file.read()) {
            for (var row = pass.next(); row != null && rows.size() < mostRows; row = pass.next()) {
                rows.add(row);
            }
            warnings.addAll(pass.warnings());
            return null;
        } catch (UnreadableFileException e) {
            return SourceTable.problem(e).problem();
        }
    }

    private PreviewView of(NumberFile file, List<SourceRow> rows, List<String> warnings, @Nullable Problem fault) {
        try {
            var mapping = SourceTable.mapping(file, options);
            var validator =
                    new RowValidator(mapping, new CheckRules(options, warnings::add, Clock.systemUTC()).withoutTask());
            var checked = rows.stream()
                    .map(row -> row(validator.validate(row), SourceTable.cells(row, mapping), row.number()))
                    .toList();
            return view(file, columns(mapping, rows), checked, warnings, fault);
        } catch (ProblemException e) {
            if (e.problem().exit() != ExitCode.REFUSED) {
                throw e;
            }
            var raw = rows.stream().map(row -> unread(row.number(), texts(row))).toList();
            var columns = CUSTOM_FIELDS.contains(e.problem().code())
                    ? columns(SourceTable.refusedMapping(file, options), rows)
                    : columns(file.columns(), rows);
            return view(file, columns, raw, warnings, e.problem());
        }
    }

    private static PreviewView view(
            NumberFile file,
            List<PreviewView.Column> columns,
            List<PreviewView.Row> rows,
            List<String> warnings,
            @Nullable Problem problem) {
        var delimiter = file.delimiter();
        return new PreviewView(
                PreviewView.SCHEMA,
                (problem == null ? ExitCode.OK : problem.exit()).code(),
                new PreviewView.File(
                        file.name(),
                        file.inside(),
                        file.sha256(),
                        file.format().name(),
                        file.charset(),
                        delimiter == null ? null : delimiter.toString(),
                        file.sheet(),
                        file.headerRow()),
                columns,
                rows,
                List.copyOf(warnings),
                problem);
    }

    private static List<PreviewView.Column> columns(ColumnMapping mapping, List<SourceRow> rows) {
        return mapping.columns().stream().map(column -> column(column, rows)).toList();
    }

    private static PreviewView.Column column(MappedColumn column, List<SourceRow> rows) {
        return new PreviewView.Column(
                column.index() + 1, column.header(), column.field().word(), column.why(), sample(column.index(), rows));
    }

    private static List<PreviewView.Column> columns(List<String> headers, List<SourceRow> rows) {
        return IntStream.range(0, headers.size())
                .mapToObj(i -> new PreviewView.Column(i + 1, headers.get(i), null, null, sample(i, rows)))
                .toList();
    }

    private static String sample(int column, List<SourceRow> rows) {
        return rows.stream()
                .map(row -> row.text(column))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    private static List<String> texts(SourceRow row) {
        return IntStream.range(0, row.size()).mapToObj(row::text).toList();
    }

    private static PreviewView.Row row(Verdict verdict, List<String> cells, long number) {
        if (verdict instanceof Verdict.Accepted accepted) {
            var entry = accepted.entry();
            return new PreviewView.Row(
                    number,
                    "ready",
                    entry.cellphone(),
                    entry.name(),
                    entry.description(),
                    entry.custom(),
                    accepted.repairs().stream().map(Repair::describe).toList(),
                    List.of(),
                    List.of());
        }
        var failed = (Verdict.Failed) verdict;
        var reasons = failed.violations().stream().map(Violation::message).toList();
        var status = RowCheck.status(failed).word();
        return new PreviewView.Row(number, status, null, null, null, Map.of(), List.of(), reasons, cells);
    }

    private static PreviewView.Row unread(long number, List<String> cells) {
        return new PreviewView.Row(number, "unread", null, null, null, Map.of(), List.of(), List.of(), cells);
    }
}
