package numberimport.validation;

/** Where a number is looked for before its row counts as a duplicate. */
public enum Dedupe {
    /** In the rows accepted so far. */
    FILE,
    /** There, and among the numbers that the task holds already. */
    POOL,
    /** Nowhere: equal numbers are all accepted. */
    NONE
}
