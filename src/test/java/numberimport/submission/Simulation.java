package numberimport.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import numberimport.ledger.SimulatedDatabase;

/** Has processes send a run, one after the other or two at once, until it has come to its end, and judges it. */
final class Simulation {

    private static final int MOST_STARTS = 60;
    private static final int NEVER = -1;
    private static final Duration BETWEEN_STARTS = Duration.ofSeconds(30);

    private final SimulatedRun world;

    Simulation(SimulatedDatabase database, Schedule schedule) {
        this.world = new SimulatedRun(database, schedule);
    }

    SimulatedRun world() {
        return world;
    }

    /** Plays a whole schedule. */
    void play() {
        if (!world.schedule.turns().isEmpty()) {
            sendByTwo();
        }
        for (var point : world.schedule.deaths()) {
            process(point).send();
            world.time.pass(BETWEEN_STARTS);
        }
        finish();
    }

    /** Sends once with a process that dies at a point, and then to the end; false when it came to the end before that point. */
    boolean playDyingAt(int point) {
        var process = process(point);
        process.send();
        finish();
        return process.dead();
    }

    private void finish() {
        sendUntilDone();
        world.calmsDown();
        new Judge(world).judge(false);
        var unknown = new Judge(world).anyUnknown();
        var sendings = world.api.sendings().size();
        sendUntilDone();
        world.calmsDown();
        new Judge(world).judge(true);
        if (!unknown) {
            assertThat(world.api.sendings()).as("sendings once all is known").hasSize(sendings);
        }
    }

    private void sendUntilDone() {
        for (int start = 0; start < MOST_STARTS; start++) {
            if (process(NEVER).send().equals(Optional.of(new SubmissionEnd.Done()))) {
                return;
            }
            world.time.pass(BETWEEN_STARTS);
        }
        throw new AssertionError("The run is not done after " + MOST_STARTS + " starts");
    }

    private SimulatedProcess process(int lastPoint) {
        return new SimulatedProcess(world, "host/1", lastPoint, SimulatedProcess.Place.ALONE);
    }

    private void sendByTwo() {
        var turns = new Turns(world.schedule.turns());
        var one = new SimulatedProcess(world, "host/1", NEVER, turns.place(0));
        var other = new SimulatedProcess(world, "host/2", NEVER, turns.place(1));
        try {
            turns.run(one::send, other::send);
        } catch (InterruptedException e) {
            throw new AssertionError("Nothing interrupts a simulation.", e);
        }
    }
}
