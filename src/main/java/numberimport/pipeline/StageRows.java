package numberimport.pipeline;

import java.time.Clock;
import numberimport.ledger.RunState;
import numberimport.validation.Rules;

/**
 * Every row of the source goes into the ledger, packed into batches or with the reason why it is not. Nothing has
 * been sent yet, so that a half-done staging is simply done again.
 */
final class StageRows implements RunStep {

    private final ActiveRun run;
    private final PoolBefore before;

    StageRows(ActiveRun run, PoolBefore before) {
        this.run = run;
        this.before = before;
    }

    @Override
    public void run() throws Exception {
        run.heedStop();
        if (run.current().state() == RunState.STAGING) {
            stage(run.source().orElseThrow());
            new FailedRowsReport(run.ledger(), run.reports())
                    .write(run.id(), run.options().report());
        }
        // A run that has begun to send passed the gate before.
        if (!run.ledger().attempts().everMade(run.id())) {
            before.recall();
            new Gate(run).pass();
        }
    }

    private void stage(StagingSource source) throws Exception {
        if (!unstage()) {
            throw new RunStoppedException("another process took the task over");
        }
        var rules = new CheckRules(run.options(), run.operator()::warned, Clock.systemUTC())
                .with(new PoolNumbers(run).inTask());
        awaitTurn();
        try {
            check(source, rules);
        } catch (Exception | Error e) {
            forget(e);
            throw e;
        } finally {
            run.at().checks().end();
        }
    }

    /** What was staged before a fault would stand in the ledger as unsent, of a file that is not going to be sent. */
    private void forget(Throwable fault) {
        try {
            unstage();
        } catch (RuntimeException e) {
            fault.addSuppressed(e);
        }
    }

    private boolean unstage() {
        return run.ledger().batches().unstage(run.id(), epoch());
    }

    private long epoch() {
        return run.at().lease().epoch();
    }

    private void awaitTurn() throws RunStoppedException {
        try {
            run.at().checks().begin(run.with().stops(), run.operator());
        } catch (ProblemException e) {
            run.heedStop();
            throw e;
        }
    }

    private void check(StagingSource source, Rules rules) throws Exception {
        var mapping = source.mapping();
        var size = run.at().settings().batchSize();
        var check = new RowCheck(mapping, rules, run.operator()::checked);
        try (var rows = source.open();
                var packing = new BatchPacking(run.ledger().batches(), run.id(), epoch(), mapping, size)) {
            var counts = check.run(rows, packing);
            packing.finish();
            rows.warnings().forEach(run.operator()::warned);
            source.requireUnchanged();
            run.heedStop();
            run.ledger().runs().staged(run.id(), counts);
        }
    }
}
