package numberimport.ledger;

/** What checking a file found: all its rows, and those stopped here by status. The others are packed into batches. */
public record StagedCounts(long rows, long rejected, long duplicate, long suppressed) {

    public static final StagedCounts NONE = new StagedCounts(0, 0, 0, 0);
}
