package numberimport.ledger;

/** Where a batch stands, without its rows; the rows are those of the source from the first to the last. */
public record BatchStanding(int seq, BatchState state, int size, int accepted, long firstRow, long lastRow) {}
