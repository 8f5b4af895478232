package numberimport.sandbox.dialling;

import java.time.Duration;
import java.time.Instant;

/** Starts calls and takes them from stage to stage until they end. */
final class Switchboard {

    private final Outcomes outcomes;
    private final Agenda agenda;
    private final Journal journal;
    private final Lines lines = new Lines();
    private long started;

    Switchboard(Outcomes outcomes, Agenda agenda, Journal journal) {
        this.outcomes = outcomes;
        this.agenda = agenda;
        this.journal = journal;
    }

    Lines lines() {
        return lines;
    }

    /** How many calls it has ever started. */
    long started() {
        return started;
    }

    void start(Desk desk, Customer customer, Instant now) {
        started++;
        var call = new Call(desk, customer, outcomes.of(desk.campaign().type(), customer), now);
        desk.begin(call, started);
        lines.begin(call.line);
        if (desk.usesAgents()) {
            desk.agents().begin(call);
        }
        agenda.note(now.plus(call.fate.ring()), call);
    }

    void turn(Agenda.Turn turn) {
        if (!turn.stands()) {
            return;
        }
        var call = turn.call();
        switch (turn.stage()) {
            case RINGING -> rung(call, turn.at());
            case LEAVING, WAITING -> end(call, CallResult.CUSTOMER_BREAKOUT, turn.at());
            case AGENT_RINGING -> end(call, CallResult.AGENT_MISSED, turn.at());
            case LISTENING, TALKING -> end(call, CallResult.SUCCESS, turn.at());
            case OVER -> throw new IllegalStateException("A call that is over has turned.");
        }
    }

    /** Connects the waiting with agents that are free. */
    void serve(AgentPool agents, Instant now) {
        for (var next = agents.serveNext(); next.isPresent(); next = agents.serveNext()) {
            connect(next.get(), now);
        }
    }

    /** Ends a call without a trace. */
    void drop(Call call) {
        call.stage = Call.Stage.OVER;
        call.desk.end(call);
        lines.end(call.line);
        if (call.desk.usesAgents()) {
            call.desk.agents().end(call);
        }
    }

    private void rung(Call call, Instant now) {
        call.desk.rung(call.fate.unanswered().isEmpty());
        if (call.fate.unanswered().isPresent()) {
            end(call, call.fate.unanswered().get(), now);
        } else if (call.fate.hangsUp()) {
            enter(call, Call.Stage.LEAVING, now, call.fate.untilHangUp());
        } else if (!call.desk.usesAgents()) {
            enter(call, Call.Stage.LISTENING, now, call.fate.talk());
        } else if (call.holdsAgent) {
            connect(call, now);
        } else {
            enter(call, Call.Stage.WAITING, now, call.fate.patience());
            call.desk.agents().await(call);
        }
    }

    private void connect(Call call, Instant now) {
        if (call.fate.agentPicksUp()) {
            enter(call, Call.Stage.TALKING, now, call.fate.talk());
        } else {
            enter(call, Call.Stage.AGENT_RINGING, now, call.fate.agentRing());
        }
    }

    private void enter(Call call, Call.Stage stage, Instant now, Duration length) {
        call.stage = stage;
        call.stageSince = now;
        agenda.note(now.plus(length), call);
    }

    private void end(Call call, CallResult result, Instant now) {
        var customer = call.customer;
        var campaign = call.desk.campaign();
        var talk = call.talkUntil(now);
        var next = campaign.next(customer, result, now);
        drop(call);
        journal.add(new EndedCall(campaign.task(), campaign.type(), customer, result, call.startedAt, now, talk, next));
        next.map(customer::called).ifPresent(call.desk.backlog()::add);
    }
}
