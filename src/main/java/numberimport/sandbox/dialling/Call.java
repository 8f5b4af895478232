package numberimport.sandbox.dialling;

import java.time.Duration;
import java.time.Instant;

/** A call in progress, and the line and agent it takes up. Changed by the switchboard only. */
final class Call {

    /** What a call is doing; it ends or turns to the next stage at a time that is known when the stage begins. */
    enum Stage {
        RINGING,
        LEAVING,
        LISTENING,
        WAITING,
        AGENT_RINGING,
        TALKING,
        OVER
    }

    final Desk desk;
    final Customer customer;
    final Campaign.Line line;
    final Fate fate;
    final Instant startedAt;
    Instant stageSince;
    Stage stage = Stage.RINGING;
    boolean holdsAgent;

    Call(Desk desk, Customer customer, Fate fate, Instant startedAt) {
        this.desk = desk;
        this.customer = customer;
        line = desk.campaign().line();
        this.fate = fate;
        this.startedAt = startedAt;
        stageSince = startedAt;
    }

    TaskType type() {
        return desk.campaign().type();
    }

    /** How long an agent has talked in it. */
    Duration talkUntil(Instant now) {
        return stage == Stage.TALKING ? Duration.between(stageSince, now) : Duration.ZERO;
    }
}
