package numberimport.sandbox.dialling;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A call that has ended, how long an agent talked in it, and when the customer is to be called next, if at all. */
public record EndedCall(
        long task,
        long customer,
        int position,
        CallResult result,
        Instant startedAt,
        Instant endedAt,
        Duration talk,
        Optional<NextCall> next) {

    /** Which phone (from 0) is called next, as which redial (0: none), and not before when. */
    public record NextCall(int position, int redials, Instant dueAt) {}
}
