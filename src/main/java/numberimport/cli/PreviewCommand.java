package numberimport.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import numberimport.pipeline.FilePreview;
import numberimport.pipeline.PreviewView;
import numberimport.pipeline.Settings;
import numberimport.pipeline.TaskHandling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code preview}: how a file is understood, before anything else is done with it. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description = "Says how a file is understood, and shows its first rows as they would be sent.")
final class PreviewCommand extends PrintingCommand {

    private static final int MOST_ROWS = 1000;

    @Parameters(
            paramLabel = "FILE",
            converter = InputFile.class,
            description = "CSV or Excel file, also inside a .gz or .zip; - for standard input")
    private Path path = Path.of("");

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "10",
            description = "how many rows to look at, up to " + MOST_ROWS + " (default: ${DEFAULT-VALUE})")
    private int rows;

    @Mixin
    private FileOptions file = new FileOptions();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    int run(Output out, Settings settings) {
        if (rows < 1 || rows > MOST_ROWS) {
            throw usage("--rows is " + rows + ", expected 1 to " + MOST_ROWS + ".");
        }
        var preview = server.given() ? server.remote(settings).preview(path, file.toWish(), rows) : here(out, settings);
        if (out.json()) {
            out.json(preview);
        } else {
            tell(preview, out);
        }
        if (preview.error() != null) {
            out.explain(preview.error());
        }
        return preview.exit();
    }

    private PreviewView here(Output out, Settings settings) {
        file.tellFit(out, settings, List.of(path));
        var options = SheetQuestion.atTerminal(out).answered(path, file.toOptions(settings, null, TaskHandling.NONE));
        return new FilePreview(options, rows).of(path);
    }

    private static void tell(PreviewView preview, Output out) {
        var found = preview.file();
        var inside = found.inside() == null ? "" : found.inside() + " inside: ";
        var how = found.sheet() == null
                ? found.charset() + ", delimiter " + delimiter(found.delimiter())
                : "sheet \"" + found.sheet() + "\"";
        out.result(found.name() + "  " + inside + found.format() + ", " + how + ", header row " + found.headerRow());
        var table = new Columns()
                .right(3, "")
                .left(24, "COLUMN")
                .left(11, "FIELD")
                .left(26, "WHY")
                .left(24, "FIRST VALUE");
        out.result(table.header());
        for (var column : preview.columns()) {
            out.result(table.line(
                    Integer.toString(column.column()),
                    column.header(),
                    column.field() == null ? "?" : column.field(),
                    column.why() == null ? "" : column.why(),
                    column.sample()));
        }
        preview.rows().forEach(row -> out.result(line(row)));
        preview.warnings().forEach(out::warn);
    }

    private static String delimiter(@Nullable String delimiter) {
        return "\t".equals(delimiter) ? "tab" : "\"" + delimiter + "\"";
    }

    private static String line(PreviewView.Row row) {
        var parts = new ArrayList<String>();
        if (row.cellphone() != null) {
            parts.add(row.cellphone());
            parts.add(row.name() == null ? "" : row.name());
            parts.add(row.description() == null ? "" : row.description());
            parts.add(row.custom().entrySet().stream()
                    .map(field -> field.getKey() + "=" + field.getValue())
                    .collect(Collectors.joining(", ")));
            parts.add(row.repairs().isEmpty() ? "" : "(" + String.join(", ", row.repairs()) + ")");
        } else {
            parts.add(row.status() + ":");
            parts.add(row.reasons().isEmpty() ? String.join(" | ", row.cells()) : String.join("; ", row.reasons()));
        }
        return "row " + row.row() + "  "
                + parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("  "));
    }
}
