package numberimport.ledger;

/** Every row of a run by its outcome. While a run is open, batches on their way and in doubt count as unknown. */
public record RunCounts(
        long rows,
        long accepted,
        long rejected,
        long duplicate,
        long suppressed,
        long refused,
        long unsent,
        long unknown) {

    /** Whether each row stands in exactly one place. */
    public boolean balanced() {
        return rows == accepted + rejected + duplicate + suppressed + refused + unsent + unknown;
    }
}
