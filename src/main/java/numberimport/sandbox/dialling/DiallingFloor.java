package numberimport.sandbox.dialling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the calls are made: plays, in order and in campaign time, what happens to the calls of all enabled and stopping tasks.
 * Never waits and never looks at a clock; calls in progress live in memory only. Not thread-safe.
 */
public final class DiallingFloor {

    private static final int MANY_EVENTS = 2_500;
    private static final Duration LONG_TIME = Duration.ofDays(1);

    private final CallList calls;
    private final Agenda agenda = new Agenda();
    private final Journal journal;
    private final Desks desks;
    private final Switchboard switchboard;
    private final Dispatcher dispatcher;
    private @Nullable Instant time;
    private @Nullable Instant agentsCountedTo;

    /** A floor on which every result follows from the seed. */
    public DiallingFloor(long seed, CallList calls) {
        this(seed, ScriptedResults.NONE, calls);
    }

    /** A floor on which some results are scripted, and all others follow from the seed. */
    public DiallingFloor(long seed, ScriptedResults script, CallList calls) {
        this.calls = calls;
        journal = new Journal(calls);
        desks = new Desks(journal);
        switchboard = new Switchboard(new Outcomes(seed, script), agenda, journal);
        dispatcher = new Dispatcher(switchboard);
    }

    /**
     * Plays what happens up to {@code now}, but not much more than 2,500 events and no more than a day, and says whether it
     * got there; if not, it goes on from where it stopped when asked again. The first time it only starts what can start at
     * {@code now}; later, a task that has become enabled starts at the time of the advance before.
     */
    public boolean advance(Instant now) {
        var start = time == null ? now : time;
        var until = earlier(now, start.plus(LONG_TIME));
        time = start;
        desks.open(calls.campaigns(), until);
        var reached = play(start, until);
        countAgents(agentsCountedTo == null ? start : agentsCountedTo, reached);
        journal.writeInTime(reached);
        return !reached.isBefore(now);
    }

    /** How many calls of a task are ringing, waiting or talking. */
    public int inProgress(long task) {
        return desks.of(task).map(desk -> desk.calls().size()).orElse(0);
    }

    /** Drops a deleted task and its calls in progress, of which nothing will be written. */
    public void forget(long task) {
        desks.of(task).ifPresent(desk -> List.copyOf(desk.calls()).forEach(switchboard::drop));
        desks.remove(task);
        journal.forget(task);
    }

    private Instant play(Instant start, Instant until) {
        var events = 0L;
        var at = start;
        var next = settle(at);
        while (!next.isAfter(until)) {
            if (events > MANY_EVENTS) {
                return at;
            }
            at = next;
            time = at;
            var startedBefore = switchboard.started();
            var turns = agenda.take(at);
            turns.forEach(switchboard::turn);
            next = settle(at);
            events += Math.max(1, turns.size() + switchboard.started() - startedBefore);
        }
        time = later(at, until);
        return time;
    }

    /** Starts all that can start by what has happened so far, and says when something happens next. */
    private Instant settle(Instant now) {
        desks.pools().forEach(pool -> switchboard.serve(pool, now));
        var wake = dispatcher.dispatch(desks.all(), now);
        return earlier(wake, agenda.next());
    }

    private void countAgents(Instant from, Instant to) {
        for (var desk : desks.all()) {
            if (desk.isCalling() && desk.usesAgents()) {
                journal.addAgents(desk.campaign(), from, to);
            }
        }
        agentsCountedTo = to;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
