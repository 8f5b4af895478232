package numberimport.submission;

import java.time.Duration;
import java.util.Optional;
import numberimport.api.ApiProperties;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.Lease;
import numberimport.ledger.ProcessSteps;
import numberimport.ledger.SenderLeases;

/**
 * A process that sends a run with the real code. It may die before or after any of its steps, which are statements, commits
 * and calls; from then on it does nothing any more.
 */
final class SimulatedProcess implements ProcessSteps {

    private static final int MOST_STEPS = 200_000;
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Where a process may have to wait for others. */
    interface Place {

        /** Nobody else is there. */
        Place ALONE = new Place() {
            @Override
            public void step() {}

            @Override
            public void answered() {}
        };

        /** Before a step. */
        void step();

        /** When a sending was answered. */
        void answered();
    }

    private final SimulatedRun world;
    private final String name;
    private final int lastPoint;
    private final Place place;
    private int point;
    private boolean dead;

    /** Points lie before and after steps, counted from 1; at {@code lastPoint} the process dies. */
    SimulatedProcess(SimulatedRun world, String name, int lastPoint, Place place) {
        this.world = world;
        this.name = name;
        this.lastPoint = lastPoint;
        this.place = place;
    }

    /** How many points it has come past. */
    int points() {
        return point;
    }

    boolean dead() {
        return dead;
    }

    /** Sends the run as the steps of a job do; empty when the process died. */
    Optional<SubmissionEnd> send() {
        try {
            return Optional.of(sendOrDie());
        } catch (SimulatedCrashException died) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new AssertionError("Nothing interrupts a simulation.", e);
        }
    }

    private SubmissionEnd sendOrDie() throws InterruptedException {
        var ledger = world.ledgerFor(this);
        var lease = lease(ledger.senderLeases());
        var end = submit(ledger, lease);
        if (end instanceof SubmissionEnd.Done) {
            end = settle(ledger, lease);
        }
        ledger.senderLeases().release(lease);
        return end;
    }

    private SubmissionEnd submit(ImportLedger ledger, Lease lease) throws InterruptedException {
        try (var submission = submission(ledger, lease)) {
            submission.takeOver();
            for (var batch = submission.next(); batch.isPresent(); batch = submission.next()) {
                submission.send(batch.get());
            }
            return submission.end();
        }
    }

    private SubmissionEnd settle(ImportLedger ledger, Lease lease) throws InterruptedException {
        try (var submission = submission(ledger, lease)) {
            submission.settle();
            return submission.end();
        }
    }

    private Lease lease(SenderLeases leases) {
        var lease = leases.acquire(world.account(), SimulatedRun.TASK, name);
        while (lease.isEmpty()) {
            world.time.pass(MOMENT);
            lease = leases.acquire(world.account(), SimulatedRun.TASK, name);
        }
        return lease.get();
    }

    private Submission submission(ImportLedger ledger, Lease lease) {
        var properties = new ApiProperties(
                null,
                null,
                null,
                Duration.ofMillis(1010),
                1,
                MINUTE,
                SimulatedRun.PROCESSING_TIME,
                SimulatedRun.DUPLICATE_REASONS,
                null);
        var run = world.sendingRun(ledger, lease);
        var tools = new SendingTools(world.time, world.time, Optional::empty, new AtOnce());
        return new Submission(run, ledger, new SimulatedConnection(world, this), properties, tools);
    }

    @Override
    public void before(boolean alone) {
        pass();
        if (alone) {
            place.step();
        }
    }

    /** A sending was answered, and the process has not heard it. */
    void answered() {
        place.answered();
    }

    @Override
    public void after() {
        pass();
    }

    private void pass() {
        point++;
        if (point > MOST_STEPS) {
            throw new AssertionError(name + " has not come to an end after " + MOST_STEPS + " steps");
        }
        if (dead || point == lastPoint) {
            dead = true;
            throw new SimulatedCrashException();
        }
    }
}
