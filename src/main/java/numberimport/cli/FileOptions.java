package numberimport.cli;

import java.util.ArrayList;
import java.util.List;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.ImportOptions;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.Settings;
import numberimport.pipeline.TaskHandling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options about how a file is understood and checked. */
final class FileOptions {

    @Option(
            names = "--map",
            paramLabel = "field=Header",
            description = "what a column means, repeatable; fields: cellphone, name, description, custom, ignore")
    List<String> map = new ArrayList<>();

    @Option(names = "--sheet", paramLabel = "NAME|N", description = "sheet of a workbook, by name or number")
    @Nullable
    String sheet;

    @Option(
            names = "--header-row",
            paramLabel = "N",
            description = "line or row of the header (default: the first that is not blank)")
    @Nullable
    Integer headerRow;

    @Option(names = "--charset", paramLabel = "NAME", description = "charset of a CSV file (default: found out)")
    @Nullable
    String charset;

    @Option(
            names = "--delimiter",
            paramLabel = "C",
            description = "delimiter of a CSV file, or tab (default: found out)")
    @Nullable
    String delimiter;

    @Option(
            names = "--region",
            paramLabel = "CC",
            description = "region of numbers without a country code (default: CN)")
    @Nullable
    String region;

    @Option(
            names = "--dedupe",
            paramLabel = "file|none",
            defaultValue = "file",
            description = "what becomes of a number that stands earlier in the file (default: ${DEFAULT-VALUE})")
    DedupeChoice dedupe = DedupeChoice.file;

    @Option(names = "--dnc", paramLabel = "FILE", description = "do-not-call list, repeatable")
    List<String> doNotCall = new ArrayList<>();

    @Option(
            names = "--max-rejected",
            paramLabel = "N%",
            converter = Share.class,
            description = "refuse the file when more of its rows are rejected (default: only warn, above 20%%)")
    @Nullable
    Double maxRejected;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "where the report of failed rows goes, .csv or .xlsx")
    @Nullable
    String report;

    enum DedupeChoice {
        file,
        none
    }

    ImportOptions toOptions(Settings settings, @Nullable String again, TaskHandling handling) {
        if (headerRow != null && headerRow < 1) {
            throw new ProblemException(new Problem(
                    "HEADER_ROW_INVALID",
                    "--header-row is " + headerRow + ", expected 1 or more.",
                    "leave it out for the first row that is not blank",
                    ExitCode.USAGE));
        }
        return new ImportOptions(
                List.copyOf(map),
                sheet,
                headerRow == null ? 0 : headerRow,
                charset,
                delimiter,
                region == null ? settings.region() : region,
                dedupe.name(),
                List.copyOf(doNotCall),
                maxRejected,
                report,
                again,
                List.of(),
                handling);
    }
}
