package numberimport.ledger;

/** The task's pool before a run sent anything: an id that no number of the run can be at or below, and the pool's size. */
public record PoolStart(long watermark, long customerCount) {}
