package numberimport.submission;

import numberimport.ledger.NumberBatch;
import org.slf4j.MDC;

/** Has the log lines of a thread say which run and batch they are about. */
final class InLog {

    private static final String RUN = "run.id";
    private static final String BATCH = "batch.seq";

    private InLog() {}

    static void begins(NumberBatch batch) {
        MDC.put(RUN, Long.toString(batch.run()));
        MDC.put(BATCH, Integer.toString(batch.seq()));
    }

    static void ends() {
        MDC.remove(RUN);
        MDC.remove(BATCH);
    }
}
