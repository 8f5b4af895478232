package numberimport.ledger;

/** How many rows of a run failed for one reason, and the first of them. */
public record ReasonCount(String code, RowStatus status, long count, long firstRow, String firstReason) {}
