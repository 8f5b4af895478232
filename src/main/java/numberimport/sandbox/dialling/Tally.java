package numberimport.sandbox.dialling;

/**
 * Sums of one task over some time: calls that ended, those that the customer answered, those that an agent took (none in an IVR
 * task), for how many milliseconds agents talked in calls that have ended, and for how many milliseconds agents were there: the
 * size of the group times the time in which the task was enabled and within its working time.
 */
public record Tally(long calls, long customerAnswers, long agentAnswers, long talkMillis, long agentMillis) {

    public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);

    public Tally plus(Tally other) {
        return new Tally(
                calls + other.calls,
                customerAnswers + other.customerAnswers,
                agentAnswers + other.agentAnswers,
                talkMillis + other.talkMillis,
                agentMillis + other.agentMillis);
    }

    static Tally call(EndedCall call) {
        return new Tally(1, call.result().answered() ? 1 : 0, call.takenByAgent() ? 1 : 0, 0, 0);
    }

    static Tally talk(long millis) {
        return new Tally(0, 0, 0, millis, 0);
    }

    static Tally agents(long millis) {
        return new Tally(0, 0, 0, 0, millis);
    }
}
