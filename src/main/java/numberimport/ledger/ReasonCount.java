package numberimport.ledger;

/** How many rows of a run failed for one reason, and the first of them. */
public record ReasonCount(String code, RowStatus status, long count, long firstRow, String firstReason) {

    /** With those of another count of the same reason. */
    ReasonCount and(ReasonCount other) {
        var first = other.firstRow < firstRow ? other : this;
        return new ReasonCount(code, status, count + other.count, first.firstRow, first.firstReason);
    }
}
