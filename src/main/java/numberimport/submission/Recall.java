package numberimport.submission;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import numberimport.api.CalloutTaskApi;
import numberimport.ledger.Attempt;
import numberimport.ledger.BatchState;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.NumberBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what was sent of a run although its ledger knows nothing of it, because it was restored from an older copy. Reads the pool only
 * where the task has more numbers than the ledger accounts for; rows that are there just as they would be sent count as sent.
 */
final class Recall {

    private static final Logger log = LoggerFactory.getLogger(Recall.class);

    /** So long ago that the API would not admit a request of then any more: nothing is on its way. */
    private static final Duration LONG_AGO = Duration.ofMinutes(15);

    private static final Duration POOL_INTERVAL = Duration.ofSeconds(15);

    private final SendingRun run;
    private final ImportLedger ledger;
    private final CalloutTaskApi api;
    private final PoolEvidence evidence;
    private final StoppablePause pause;

    Recall(SendingRun run, ImportLedger ledger, CalloutTaskApi api, PoolEvidence evidence, StoppablePause pause) {
        this.run = run;
        this.ledger = ledger;
        this.api = api;
        this.evidence = evidence;
        this.pause = pause;
    }

    /** Whether the task has numbers that the ledger does not account for. */
    boolean isNeeded() {
        var customers = api.task(run.task()).customerCount();
        var before = run.poolStart().customerCount();
        return customers != null && customers - before > ledger.batches().acceptedSince(run.id());
    }

    /** No batch may be on its way, nor be in doubt. What was there before the run counts for nothing, nor what may have been. */
    void recall() throws InterruptedException {
        // A number that is wanted more than once may be there because of another row.
        if (run.repeats() || !showsSome(evidence.last())) {
            return;
        }
        log.info(
                "Run {}: task {} has numbers that the ledger does not know of, and some are the run's; the pool is read until it is"
                        + " clear whether the run has sent them",
                run.id(),
                run.task());
        var young = await();
        if (young.isPresent()) {
            var rows = conclude(young.get());
            log.warn("Run {}: {} rows are in the pool, although the ledger knows of no call for them", run.id(), rows);
        }
    }

    private Optional<PoolView> await() throws InterruptedException {
        var latest = api.serverTime().plus(evidence.longestUnseen().multipliedBy(2));
        var young = evidence.young();
        while (young.isEmpty() && !pause.stopped() && api.serverTime().isBefore(latest)) {
            pause.sleep(POOL_INTERVAL);
            young = evidence.young();
        }
        if (young.isEmpty()) {
            log.warn("Run {}: it can't be told whether these numbers were there before; none counts as sent", run.id());
        }
        return young;
    }

    private boolean showsSome(PoolView view) {
        for (var batch = pendingAfter(0);
                batch.isPresent();
                batch = pendingAfter(batch.get().seq())) {
            if (!seen(batch.get(), view).exact().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private int conclude(PoolView young) {
        var rows = 0;
        for (var batch = pendingAfter(0);
                batch.isPresent();
                batch = pendingAfter(batch.get().seq())) {
            rows += conclude(batch.get(), seen(batch.get(), young));
        }
        return rows;
    }

    /** As if it had been sent and its answer been lost. */
    private int conclude(NumberBatch batch, PoolMatch match) {
        var attempt = new Attempt(UUID.randomUUID().toString(), api.serverTime().minus(LONG_AGO), run.owner());
        if (match.exact().isEmpty()
                || !ledger.attempts().claim(batch, attempt, run.lease().epoch())) {
            return 0;
        }
        var unused = new Conclusion(run, ledger, api).of(batch, attempt, match);
        return match.exact().size();
    }

    private Optional<NumberBatch> pendingAfter(int seq) {
        return ledger.batches().nextIn(run.id(), BatchState.PENDING, seq);
    }

    /**
     * Nothing of a batch that was tried: what became of it is known, or a person has decided. Under another name or description
     * somebody else may have added the number.
     */
    private static PoolMatch seen(NumberBatch batch, PoolView view) {
        if (batch.nonce() != null || batch.parent() != null) {
            return new PoolMatch(List.of(), List.of(), batch.rows(), false);
        }
        var match = PoolMatch.of(batch, view);
        var others = batch.rows().stream()
                .filter(row -> !match.exact().contains(row))
                .toList();
        return new PoolMatch(match.exact(), List.of(), others, match.torn());
    }
}
