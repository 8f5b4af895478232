package numberimport.pipeline;

import java.util.Map;

/** A row that is not in the task: where it stands in the source, what happened to it and why, what to do, and its own cells. */
public record FailureView(
        long row, String status, String code, String reason, String action, Map<String, String> values) {}
