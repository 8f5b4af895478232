package numberimport.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import numberimport.api.CalloutTaskApi;
import numberimport.ledger.Attempt;
import numberimport.ledger.NumberBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits until the pool proves what became of an attempt: that all of it is there, or what of it will never be. */
final class PoolProof {

    private static final Logger log = LoggerFactory.getLogger(PoolProof.class);

    private static final Duration POOL_INTERVAL = Duration.ofSeconds(15);

    private static final int MOST_READINGS = 4;
    private static final int MOST_ROUNDS = 2;

    private final SendingRun run;
    private final PoolEvidence evidence;
    private final CalloutTaskApi api;
    private final Duration processingTime;
    private final StoppablePause pause;

    PoolProof(
            SendingRun run, PoolEvidence evidence, CalloutTaskApi api, Duration processingTime, StoppablePause pause) {
        this.run = run;
        this.evidence = evidence;
        this.api = api;
        this.processingTime = processingTime;
        this.pause = pause;
    }

    /** What is proven; empty when a stop is asked for meanwhile. {@link UnreliablePoolException} when nothing can be. */
    Optional<PoolMatch> await(NumberBatch batch, Attempt attempt, Instant admittedUntil) throws InterruptedException {
        var over = admittedUntil.plus(processingTime);
        if (now().isBefore(over)) {
            log.info(
                    "Batch {} of run {}: the API may have taken the request; what became of it is read from the pool until {}",
                    batch.seq(),
                    run.id(),
                    over);
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            var found = untilOver(batch, attempt, over);
            if (found.isEmpty() && !pause.stopped()) {
                found = stable(batch, attempt);
            }
            if (found.isPresent() || pause.stopped()) {
                return found;
            }
            if (evidence.tells(attempt)) {
                throw new UnreliablePoolException(
                        "the pool does not show numbers that were acknowledged earlier, so it proves nothing");
            }
        }
        throw new UnreliablePoolException(
                "the task's count keeps changing, so that the pool does not show where the run's numbers begin");
    }

    /**
     * Waits until the attempt can't take effect any more, and, within reason, until a reading tells young numbers from old ones; not
     * empty when the pool shows all of the batch before.
     */
    private Optional<PoolMatch> untilOver(NumberBatch batch, Attempt attempt, Instant over)
            throws InterruptedException {
        var patience = PoolReader.longestUnseen(processingTime).multipliedBy(2);
        var longest = (now().isBefore(over) ? over : now()).plus(patience);
        for (var now = now(); now.isBefore(over) || (now.isBefore(longest) && !evidence.tells(attempt)); now = now()) {
            var rest = now.isBefore(over) ? Duration.between(now, over) : POOL_INTERVAL;
            pause.sleep(least(rest, least(processingTime, POOL_INTERVAL)));
            if (pause.stopped()) {
                break;
            }
            var seen = evidence.atHand(batch, attempt).filter(PoolMatch::all);
            if (seen.isPresent()) {
                return seen;
            }
        }
        return Optional.empty();
    }

    /** Two readings, a while apart, that show the same of the batch; absence may be concluded from them. */
    private Optional<PoolMatch> stable(NumberBatch batch, Attempt attempt) throws InterruptedException {
        var last = evidence.proof(batch, attempt);
        for (var reading = 1; reading < MOST_READINGS; reading++) {
            if (last.filter(PoolMatch::all).isPresent() || (last.isEmpty() && !evidence.tells(attempt))) {
                return last;
            }
            pause.sleep(PoolReader.longestLag(processingTime));
            if (pause.stopped()) {
                return Optional.empty();
            }
            var next = evidence.proof(batch, attempt);
            if (next.isPresent() && next.equals(last)) {
                return next;
            }
            last = next;
        }
        if (last.isPresent()) {
            throw new UnreliablePoolException("the pool still changes after the API's time to process a request");
        }
        return Optional.empty();
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Instant now() {
        return api.serverTime();
    }
}
