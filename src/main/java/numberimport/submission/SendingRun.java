package numberimport.submission;

import numberimport.ledger.PoolStart;

/** The run whose batches are sent: its account and task, who sends, and where the pool ended before it sent anything. */
public record SendingRun(long id, String account, long task, String owner, PoolStart poolStart) {}
