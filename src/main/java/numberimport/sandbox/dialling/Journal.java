package numberimport.sandbox.dialling;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What has happened and is not written yet. Before anything is read from the list of calls, those that have ended are written. */
final class Journal {

    private final CallList list;
    private final List<EndedCall> calls = new ArrayList<>();
    private final Map<Instant, Map<Long, Tally>> sums = new TreeMap<>();

    Journal(CallList list) {
        this.list = list;
    }

    void add(EndedCall call) {
        calls.add(call);
        add(call.task(), call.endedAt(), Tally.call(call));
        eachMinute(call.endedAt().minus(call.talk()), call.endedAt(), (minute, millis) -> {
            add(call.task(), minute, Tally.talk(millis));
        });
    }

    /** Agents were there for a task, in so far as it may call at all. */
    void addAgents(Campaign campaign, Instant from, Instant to) {
        eachMinute(from, to, (minute, millis) -> {
            if (campaign.workingTime().open(minute)) {
                add(
                        campaign.task(),
                        minute,
                        Tally.agents(millis * campaign.agents().size()));
            }
        });
    }

    List<Customer> due(long task, Instant until, Set<Long> busy, int limit) {
        if (!calls.isEmpty()) {
            write();
        }
        return list.due(task, until, Set.copyOf(busy), limit);
    }

    /** Writes when a call has ended or a minute has passed: else it can wait. */
    void writeInTime(Instant now) {
        if (!calls.isEmpty() || sums.keySet().stream().anyMatch(minuteOf(now)::isAfter)) {
            write();
        }
    }

    void forget(long task) {
        calls.removeIf(call -> call.task() == task);
        sums.values().forEach(tasks -> tasks.remove(task));
        sums.values().removeIf(Map::isEmpty);
    }

    private void write() {
        var more = new ArrayList<MinuteTally>();
        sums.forEach((minute, tasks) -> tasks.forEach((task, sum) -> more.add(new MinuteTally(task, minute, sum))));
        list.ended(List.copyOf(calls), List.copyOf(more));
        calls.clear();
        sums.clear();
    }

    private void add(long task, Instant at, Tally more) {
        sums.computeIfAbsent(minuteOf(at), unseen -> new TreeMap<>()).merge(task, more, Tally::plus);
    }

    private static void eachMinute(Instant from, Instant to, MinuteShare share) {
        var start = from;
        while (start.isBefore(to)) {
            var nextMinute = minuteOf(start).plus(Duration.ofMinutes(1));
            var end = nextMinute.isBefore(to) ? nextMinute : to;
            share.take(minuteOf(start), end.toEpochMilli() - start.toEpochMilli());
            start = end;
        }
    }

    private static Instant minuteOf(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES);
    }

    /** The milliseconds of a span of time that lie in one minute. */
    @FunctionalInterface
    private interface MinuteShare {

        void take(Instant minute, long millis);
    }
}
