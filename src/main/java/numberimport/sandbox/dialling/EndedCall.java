package numberimport.sandbox.dialling;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A call that has ended, its customer as he was when it began, how long an agent talked in it, and when he is to be called next, if at all. */
public record EndedCall(
        long task,
        TaskType type,
        Customer called,
        CallResult result,
        Instant startedAt,
        Instant endedAt,
        Duration talk,
        Optional<NextCall> next) {

    public long customer() {
        return called.id();
    }

    /** Which of the customer's phones (from 0) was called. */
    public int position() {
        return called.position();
    }

    public boolean takenByAgent() {
        return result.takenByAgent(type);
    }

    /** Which phone (from 0) is called next, as which redial (0: none), and not before when. */
    public record NextCall(int position, int redials, Instant dueAt) {}
}
