package numberimport.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;

/** A row that is not in the task: where it stands in the source, what happened to it and why, what to do, and its own cells. */
public record FailureView(
        long row, String status, String code, String reason, String action, Map<String, String> values) {

    /** The same with every phone number masked, wherever it is written. */
    public FailureView masked() {
        Map<String, String> hidden = new LinkedHashMap<>();
        values.forEach((column, value) -> hidden.put(PhoneMask.maskWritten(column), PhoneMask.maskWritten(value)));
        return new FailureView(row, status, code, PhoneMask.maskWritten(reason), action, hidden);
    }
}
