package numberimport.pipeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import numberimport.ledger.FailedRows;
import numberimport.ledger.ImportRun;
import org.jspecify.annotations.Nullable;

/** Failed rows of a run in the order of the file; {@code next} begins the page after it, null where it is the last. */
public record FailurePage(
        long run,
        List<FailureView> failures,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {

    /** The first page begins after it. */
    public static final String START = "";

    private static final Pattern PLACE = Pattern.compile("(-?\\d{1,18})\\.(-?\\d{1,18})");

    static FailurePage of(FailedRows rows, ImportRun run, FailureFilter filter, String after, int limit) {
        var columns = new ReportColumns(run.id(), run.file().columns());
        var found = rows.page(run.id(), filter.statuses(), filter.code(), place(after), limit + 1);
        var page = new ArrayList<FailureView>();
        found.stream().limit(limit).forEach(placed -> page.add(columns.view(placed.row())));
        var last = found.size() > limit ? found.get(limit - 1).place() : null;
        return new FailurePage(run.id(), page, last == null ? null : last.row() + "." + last.id());
    }

    /** The same with every phone number masked. */
    public FailurePage masked() {
        return new FailurePage(run, failures.stream().map(FailureView::masked).toList(), next);
    }

    private static FailedRows.Place place(String text) {
        if (text.isEmpty()) {
            return FailedRows.Place.START;
        }
        var place = PLACE.matcher(text);
        if (!place.matches()) {
            throw new ProblemException(new Problem(
                    "PAGE_UNKNOWN",
                    "\"" + text + "\" is no page, expected what the page before has as next.",
                    "leave it out for the first page",
                    ExitCode.USAGE));
        }
        return new FailedRows.Place(Long.parseLong(place.group(1)), Long.parseLong(place.group(2)));
    }
}
