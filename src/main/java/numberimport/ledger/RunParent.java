package numberimport.ledger;

/** The earlier run whose failed rows a run has, and by which way they came. */
public record RunParent(long run, Way by) {

    /** How rows come into a later run. */
    public enum Way {
        /** As they were: the API had refused them. */
        RETRY,
        /** In the earlier run's report, which people have mended. */
        REPORT
    }
}
