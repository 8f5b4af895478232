package numberimport.submission;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import numberimport.api.ApiException;
import numberimport.api.ApiProperties;
import numberimport.api.CalloutTaskApi;
import numberimport.ledger.Attempt;
import numberimport.ledger.AttemptOutcome;
import numberimport.ledger.AttemptOutcome.How;
import numberimport.ledger.BatchState;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.NumberBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets the batches of one run out of the door, each exactly once, at the account's pace. Up to {@code in-flight} calls overlap
 * while their answers take longer than the gap; a doubt brings that to one until it is settled. Driven by one thread; answers
 * are awaited by others.
 */
public final class Submission implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Submission.class);

    private static final SubmissionEnd DONE = new SubmissionEnd.Done();
    private static final Duration STALE = Duration.ofSeconds(20);
    private static final Duration RECORDING = Duration.ofSeconds(10);
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final SendingRun run;
    private final ImportLedger ledger;
    private final CalloutTaskApi api;
    private final int mostInFlight;
    private final Duration longestAnswer;
    private final StoppablePause pause;
    private final Pace pace;
    private final Delivery delivery;
    private final Doubts doubts;
    private final Recall recall;
    private final ApiHealth health;
    private final InFlight inFlight = new InFlight();
    private final ExecutorService answers;
    private volatile SubmissionEnd end = DONE;
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

    public Submission(
            SendingRun run, ImportLedger ledger, CalloutTaskApi api, ApiProperties properties, SendingTools tools) {
        this.run = run;
        this.ledger = ledger;
        this.api = api;
        this.answers = tools.answers();
        this.mostInFlight = properties.inFlight();
        this.longestAnswer = properties.readTimeout().plus(RECORDING);
        this.pause = new StoppablePause(tools);
        this.pace = new Pace(ledger.callSlots(), run.account(), properties.minGap(), tools.pause());
        this.delivery = new Delivery(run, ledger, api, properties.duplicateReasons(), pause);
        this.health = new ApiHealth(run.account(), tools.clock());
        var evidence = new PoolEvidence(run, ledger, api, PoolReader.longestUnseen(properties.processingTime()));
        this.recall = new Recall(run, ledger, api, evidence, pause);
        var settlement = new Settlement(run, ledger, api, properties.processingTime(), pause);
        this.doubts = new Doubts(run, ledger.batches(), settlement, health, pause);
    }

    /** Takes over what an earlier process left on its way or unknown: looks at each before anything is sent. */
    public void takeOver() throws InterruptedException {
        var interrupted =
                ledger.attempts().doubtInterrupted(run.id()) + ledger.attempts().doubtUnknown(run.id());
        doubts.lookAtAll();
        if (interrupted > 0) {
            log.info("Run {}: {} batches without an outcome, checked before anything is sent", run.id(), interrupted);
            settleDoubts();
        }
        if (ledger.attempts().everMade(run.id())) {
            recall();
        }
        doubtDenied();
    }

    /** Marks as sent what the pool shows of the run although the ledger, restored from an older copy, knows of no call. */
    public void recall() throws InterruptedException {
        try {
            if (running() && recall.isNeeded()) {
                recall.recall();
            }
        } catch (ApiException e) {
            end = new SubmissionEnd.Failed("what was sent of the run can't be looked for, " + e.found());
        } catch (UnreliablePoolException e) {
            end = new SubmissionEnd.Failed(e.found());
        }
    }

    /** What the API denied to have taken is looked at once more, while other batches are sent. */
    private void doubtDenied() {
        if (ledger.attempts().doubtDenied(run.id()) > 0) {
            doubts.lookAtAll();
        }
    }

    /** The next batch to send; empty when none is left to send, or sending has ended for another reason. */
    public Optional<NumberBatch> next() throws InterruptedException {
        while (running()) {
            doubts.lookAtNew();
            if (doubts.settleNow()) {
                settleOldest();
                continue;
            }
            var batch = ledger.batches().firstIn(run.id(), BatchState.PENDING);
            if (batch.isPresent()) {
                return batch;
            }
            if (!inFlight.awaitOne()) {
                break;
            }
        }
        inFlight.awaitNone();
        doubts.lookAtTurnedAway();
        rethrowFailure();
        return Optional.empty();
    }

    /** Sends a batch when its turn comes; its answer is awaited beside the next ones. */
    public void send(NumberBatch batch) throws InterruptedException {
        if (run.repeats()) {
            settleWhatSharesNumbersWith(batch);
        }
        inFlight.enter(inFlight.none() || doubts.count() == 0 ? mostInFlight : 1);
        var underway = false;
        try {
            doubts.lookAtNew();
            underway = mayCall() && start(batch);
        } finally {
            if (!underway) {
                health.notCalled();
                inFlight.leave();
            }
        }
    }

    /** Settles every batch in doubt, and sends again what proves not to have been received. */
    public void settle() throws InterruptedException {
        settleDoubts();
        for (var batch = next(); batch.isPresent(); batch = next()) {
            send(batch.get());
            inFlight.awaitNone();
            settleDoubts();
        }
    }

    /** The task was opened and is closed again: sending goes on. */
    public void goOn() {
        if (end instanceof SubmissionEnd.TaskOpened) {
            end = DONE;
            doubtDenied();
        }
    }

    public SubmissionEnd end() {
        return end;
    }

    /** Lets the calls in flight have their answers, which are still written down. */
    @Override
    public void close() {
        answers.shutdown();
        try {
            if (!answers.awaitTermination(longestAnswer.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn(
                        "Run {}: a call did not end within {}; its batch is settled by the next resume",
                        run.id(),
                        longestAnswer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean start(NumberBatch batch) throws InterruptedException {
        pace.awaitNear();
        if (!running()) {
            return false;
        }
        var attempt = new Attempt(UUID.randomUUID().toString(), api.serverTime(), run.owner());
        var body = delivery.body(batch);
        if (!ledger.attempts().claim(batch, attempt, run.lease().epoch())) {
            if (!ledger.senderLeases().holds(run.lease())) {
                end = new SubmissionEnd.Stopped("another process took the task over");
            }
            return false;
        }
        var slot = pace.take();
        if (Duration.between(attempt.signedAt(), api.serverTime()).compareTo(STALE) > 0) {
            pace.giveBack(slot);
            var outcome = new AttemptOutcome(How.NOT_SENT, "waited too long for its slot", api.serverTime());
            ledger.attempts().notApplied(batch, attempt, outcome);
            return false;
        }
        answers.execute(() -> await(batch, attempt, body, slot));
        pace.passOn(slot);
        return true;
    }

    private void await(NumberBatch batch, Attempt attempt, byte[] body, Pace.Slot slot) {
        InLog.begins(batch);
        try {
            heed(batch, delivery.deliver(batch, attempt, body, slot));
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        } finally {
            slot.ended();
            inFlight.leave();
            InLog.ends();
        }
    }

    private void heed(NumberBatch batch, BatchOutcome outcome) {
        if (outcome instanceof BatchOutcome.Acknowledged) {
            health.well();
        } else if (outcome instanceof BatchOutcome.NotSent notSent) {
            health.troubled("the API can't be reached: " + notSent.why(), pause.now());
        } else if (outcome instanceof BatchOutcome.InDoubt doubt) {
            doubts.arose(batch, doubt.why());
        } else if (outcome instanceof BatchOutcome.TooOften often) {
            pace.tooOften(often.rest());
            doubts.arose(batch, "the API says that calls come too often");
        } else if (outcome instanceof BatchOutcome.TurnedAway turned) {
            doubts.turnedAway(batch, !(turned.end() instanceof SubmissionEnd.Unauthorised));
            end = turned.end();
        }
    }

    private boolean mayCall() throws InterruptedException {
        while (running()) {
            if (health.allowsCall()) {
                return true;
            }
            pause.sleep(MOMENT);
        }
        return false;
    }

    private boolean running() {
        rethrowFailure();
        if (end == DONE) {
            pause.stopReason().ifPresent(why -> end = new SubmissionEnd.Stopped(why));
            health.givenUp(pause.now()).ifPresent(why -> end = new SubmissionEnd.Failed(why));
        }
        return end == DONE;
    }

    private void rethrowFailure() {
        var thrown = failure.get();
        if (thrown != null) {
            throw thrown;
        }
    }

    /** While a number's outcome is in doubt, no other batch with the same number is on its way: nobody could tell them apart. */
    private void settleWhatSharesNumbersWith(NumberBatch batch) throws InterruptedException {
        var open = ledger.batches().in(run.id(), EnumSet.of(BatchState.SENDING, BatchState.IN_DOUBT));
        if (open.stream().anyMatch(other -> Sharing.between(batch, other))) {
            settleDoubts();
        }
    }

    private void settleDoubts() throws InterruptedException {
        inFlight.awaitNone();
        while (running() && doubts.count() > 0) {
            settleOldest();
        }
    }

    private void settleOldest() throws InterruptedException {
        inFlight.awaitNone();
        doubts.settleOldest().ifPresent(why -> end = why);
    }
}
