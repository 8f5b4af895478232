package numberimport.sandbox.dialling;

import java.time.Instant;

/**
 * Where the calls are made: plays, in order and in campaign time, what happens to the calls of all enabled and stopping tasks.
 * Never waits and never looks at a clock; calls in progress live in memory only. Not thread-safe.
 */
public final class DiallingFloor {

    /** A floor on which every result follows from the seed. */
    public DiallingFloor(long seed, CallList calls) {
        this(seed, ScriptedResults.NONE, calls);
    }

    /** A floor on which some results are scripted, and all others follow from the seed. */
    public DiallingFloor(long seed, ScriptedResults script, CallList calls) {}

    /**
     * Plays what happens up to {@code now}, but not much more than ten thousand events, and says whether it got there; if not, it
     * goes on from where it stopped when asked again. The first time it only starts what can start at {@code now}.
     */
    public boolean advance(Instant now) {
        return true;
    }

    /** How many calls of a task are ringing, waiting or talking. */
    public int inProgress(long task) {
        return 0;
    }

    /** Drops a deleted task and its calls in progress, of which nothing will be written. */
    public void forget(long task) {}
}
