package numberimport.sandbox.dialling;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** One task at work: its settings, its calls in progress, its customers that are next, and how its calls are answered. */
final class Desk {

    private static final double MOST_CALLS_PER_AGENT = 4;
    private static final double CALLS_PER_AGENT = 1.5;
    private static final int CALLS_TO_BELIEVE = 20;

    private final Map<Long, Call> calls = new LinkedHashMap<>();
    private final AgentPool agents;
    private final Backlog backlog;
    private Campaign campaign;
    private boolean calling;
    private long rung;
    private long answered;
    private long lastTurn;

    Desk(Campaign campaign, AgentPool agents, Journal journal) {
        this.campaign = campaign;
        this.agents = agents;
        backlog = new Backlog((until, limit) -> journal.due(campaign.task(), until, calls.keySet(), limit));
    }

    /** Goes on with the settings as they are now, and with the customers due up to a time. */
    void open(Campaign current, Instant until) {
        campaign = current;
        calling = !current.stopping();
        backlog.readAnew(until);
    }

    /** Starts no more calls. */
    void close() {
        calling = false;
    }

    Campaign campaign() {
        return campaign;
    }

    AgentPool agents() {
        return agents;
    }

    Backlog backlog() {
        return backlog;
    }

    Collection<Call> calls() {
        return calls.values();
    }

    boolean isCalling() {
        return calling;
    }

    boolean usesAgents() {
        return campaign.type().usesAgents();
    }

    long lastTurn() {
        return lastTurn;
    }

    void begin(Call call, long turn) {
        calls.put(call.customer.id(), call);
        lastTurn = turn;
    }

    void rung(boolean answer) {
        rung++;
        answered += answer ? 1 : 0;
    }

    void end(Call call) {
        calls.remove(call.customer.id());
    }

    /** Whether its call limit and its agents allow one more call. */
    boolean hasRoom() {
        return calls.size() < campaign.callLimit()
                && switch (campaign.type()) {
                    case PRECISION -> agents.free() > 0;
                    case PROPORTION -> agents.hopeful() < callsFor(agents.free(), CALLS_PER_AGENT);
                    case PREDICTIVE -> agents.hopeful() < callsFor(agents.free(), callsPerAnswer());
                    case IVR -> true;
                };
    }

    // By the calls that have rung so far in this process; a restart begins to measure anew.
    private double callsPerAnswer() {
        return rung < CALLS_TO_BELIEVE ? 1 : Math.min(MOST_CALLS_PER_AGENT, (double) rung / Math.max(1, answered));
    }

    private static double callsFor(int freeAgents, double each) {
        return Math.ceil(freeAgents * each);
    }
}
