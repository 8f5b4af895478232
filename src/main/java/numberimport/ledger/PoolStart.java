package numberimport.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The task's pool before a run sent anything: its size, and an id that no number of the run can be at or below, which is looked
 * for only when it is needed.
 */
public record PoolStart(@Nullable Long watermark, long customerCount) {}
