package numberimport.pipeline;

import java.util.List;
import java.util.regex.Pattern;
import numberimport.validation.Dedupe;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be understood and checked, in the words of the command line; kept with the run, so that resuming needs none
 * of them again. {@code headerRow} 0 means the first row that is not blank; {@code maxRejected} is a share from 0 to 1;
 * {@code again} is the reason to send content once more that is already in the task.
 */
public record ImportOptions(
        List<String> map,
        @Nullable String sheet,
        int headerRow,
        @Nullable String charset,
        @Nullable String delimiter,
        String region,
        String dedupe,
        List<String> doNotCall,
        @Nullable Double maxRejected,
        @Nullable String report,
        @Nullable String again,
        List<String> retryReasons,
        TaskHandling task) {

    private static final Pattern REPORT = Pattern.compile("(?i).+\\.(csv|xlsx)");

    public ImportOptions {
        task = task == null ? TaskHandling.NONE : task;
        if (report != null && !REPORT.matcher(report).matches()) {
            throw new ProblemException(new Problem(
                    "REPORT_FORMAT",
                    "--report " + report + " names no format that reports have.",
                    "choose a name that ends in .csv or .xlsx",
                    ExitCode.USAGE));
        }
    }

    /** Whether equal numbers are all to be sent. */
    boolean repeats() {
        return dedupe.equalsIgnoreCase(Dedupe.NONE.name());
    }

    /** The same options, but for what may be done to the task. */
    ImportOptions handling(TaskHandling handling) {
        return new ImportOptions(
                map,
                sheet,
                headerRow,
                charset,
                delimiter,
                region,
                dedupe,
                doNotCall,
                maxRejected,
                report,
                again,
                retryReasons,
                handling);
    }

    /** The same options for sending again what the API refused, narrowed to some reasons; none means all. */
    ImportOptions retrying(List<String> reasons, TaskHandling handling) {
        return new ImportOptions(
                map, sheet, headerRow, charset, delimiter, region, dedupe, doNotCall, null, null, null, reasons,
                handling);
    }
}
