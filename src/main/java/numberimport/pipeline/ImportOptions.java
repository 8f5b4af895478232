package numberimport.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import numberimport.validation.Dedupe;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be understood and checked, in the words of the command line; kept with the run, so that resuming needs none
 * of them again. {@code constants} are custom fields that every row has, as "field=value"; {@code headerRow} 0 means the first row that is not blank; {@code doNotCallDays} is how old a do-not-call list may be; {@code maxRejected} is a share from 0 to 1;
 * {@code again} is the reason to send content once more that is already in the task; {@code profile} is the name of the one that the options come from.
 */
public record ImportOptions(
        @Nullable String profile,
        List<String> map,
        List<String> constants,
        @Nullable String sheet,
        int headerRow,
        @Nullable String charset,
        @Nullable String delimiter,
        String region,
        String dedupe,
        List<String> doNotCall,
        @Nullable Integer doNotCallDays,
        @Nullable Double maxRejected,
        @Nullable String report,
        @Nullable String again,
        List<String> retryReasons,
        TaskHandling task) {

    private static final Pattern REPORT = Pattern.compile("(?i).+\\.(csv|xlsx)");

    public ImportOptions {
        task = task == null ? TaskHandling.NONE : task;
        constants = constants == null ? List.of() : constants;
        if (report != null && !REPORT.matcher(report).matches()) {
            throw new ProblemException(new Problem(
                    "REPORT_FORMAT",
                    "--report " + report + " names no format that reports have.",
                    "choose a name that ends in .csv or .xlsx",
                    ExitCode.USAGE));
        }
    }

    /** The custom fields that every row has, by name. */
    Map<String, String> constantFields() {
        var fields = new LinkedHashMap<String, String>();
        for (var constant : constants) {
            var equals = constant.indexOf('=');
            var name = equals < 0 ? "" : constant.substring(0, equals).strip();
            var value = constant.substring(equals + 1).strip();
            if (name.isEmpty() || value.isEmpty() || fields.putIfAbsent(name, value) != null) {
                throw new ProblemException(new Problem(
                        "CONSTANT_INVALID",
                        "\"" + constant + "\" is no constant, expected field=value, each field once.",
                        "for example source=web",
                        ExitCode.USAGE));
            }
        }
        return fields;
    }

    /** Whether equal numbers are all to be sent. */
    boolean repeats() {
        return dedupe.equalsIgnoreCase(Dedupe.NONE.name());
    }

    /** The same options with a column's meaning added, such as "cellphone=Header". */
    ImportOptions mapping(String rule) {
        var rules = new ArrayList<>(map);
        rules.add(rule);
        return with(List.copyOf(rules), sheet, again, task);
    }

    /** The same options, for a sheet of the workbook. */
    public ImportOptions ofSheet(String name) {
        return with(map, name, again, task);
    }

    /** The same options, but for what may be done to the task. */
    public ImportOptions handling(TaskHandling handling) {
        return with(map, sheet, again, handling);
    }

    /** The same options, with a reason to send content once more that is already in the task. */
    public ImportOptions again(@Nullable String reason) {
        return with(map, sheet, reason, task);
    }

    private ImportOptions with(List<String> map, @Nullable String sheet, @Nullable String again, TaskHandling task) {
        return new ImportOptions(
                profile,
                map,
                constants,
                sheet,
                headerRow,
                charset,
                delimiter,
                region,
                dedupe,
                doNotCall,
                doNotCallDays,
                maxRejected,
                report,
                again,
                retryReasons,
                task);
    }

    /** The same options for sending again what the API refused, narrowed to some reasons; none means all. */
    ImportOptions retrying(List<String> reasons, TaskHandling handling) {
        return new ImportOptions(
                profile,
                map,
                constants,
                sheet,
                headerRow,
                charset,
                delimiter,
                region,
                dedupe,
                doNotCall,
                doNotCallDays,
                null,
                null,
                null,
                reasons,
                handling);
    }
}
