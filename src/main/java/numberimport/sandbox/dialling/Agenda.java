package numberimport.sandbox.dialling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** When which call leaves its stage, in order of time; what falls on the same moment keeps the order in which it was noted. */
final class Agenda {

    private final PriorityQueue<Turn> turns =
            new PriorityQueue<>(Comparator.comparing(Turn::at).thenComparingLong(Turn::order));
    private long noted;

    void note(Instant at, Call call) {
        noted++;
        turns.add(new Turn(at, noted, call, call.stage));
    }

    /** When the next turn is; in the far future when there is none. */
    Instant next() {
        var first = turns.peek();
        return first == null ? Instant.MAX : first.at();
    }

    /** Takes out what is due by now. */
    List<Turn> take(Instant now) {
        var due = new ArrayList<Turn>();
        while (!next().isAfter(now)) {
            due.add(turns.remove());
        }
        return due;
    }

    /** The end of a stage of a call, unless the call has left that stage before. */
    record Turn(Instant at, long order, Call call, Call.Stage stage) {

        boolean stands() {
            return call.stage == stage;
        }
    }
}
