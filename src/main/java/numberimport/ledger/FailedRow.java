package numberimport.ledger;

import java.util.List;

/** A row that did not get into the task, with the source's own cells, a stable code and a sentence. */
public record FailedRow(long row, RowStatus status, String code, String reason, List<String> cells) {}
