package numberimport.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every request in order of arrival, and every rule of good conduct that one has broken. Pace is judged by arrivals, whatever
 * becomes of them: a client that gets an error has to keep its distance too. Each company has its own pace, by the e-mail address
 * that it names; faults count the arrivals of all.
 */
final class VisitorBook {

    private static final Duration BUDGET_PERIOD = Duration.ofMinutes(1);

    private final Clock clock;
    private final Duration minGap;
    private final int callsPerMinute;
    private final List<Visit> visits = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final Map<Lane, Traffic> traffic = new HashMap<>();
    private final Map<Endpoint, Integer> turns = new EnumMap<>(Endpoint.class);

    VisitorBook(SandboxOptions options) {
        clock = options.clock();
        minGap = options.minGap();
        callsPerMinute = options.callsPerMinute();
    }

    /** The caller is the e-mail address of a company, or empty where it is no company's. */
    synchronized Visit enter(String method, String path, String caller) {
        var at = clock.instant();
        var nanoTime = System.nanoTime();
        var endpoint = Endpoint.of(method, path);
        var arrival = new Arrival(visits.size() + 1, at, nanoTime, method, path, "", false, 0, 0);
        var past = traffic.computeIfAbsent(new Lane(caller, endpoint), unseen -> new Traffic());
        var calls = past.callsSince(at.minus(BUDGET_PERIOD)) + 1;
        var breach = endpoint == Endpoint.ADD_NUMBERS ? tooSoon(past.last, arrival) : overBudget(calls, arrival);
        if (breach != null) {
            violations.add(endpoint.label() + ": " + breach);
        }
        past.count(arrival);
        var visit = new Visit(arrival, endpoint, turns.merge(endpoint, 1, Integer::sum), breach);
        visits.add(visit);
        return visit;
    }

    /** How many requests have arrived at an endpoint. */
    synchronized int turns(Endpoint endpoint) {
        return turns.getOrDefault(endpoint, 0);
    }

    synchronized void violation(Visit visit, String fact) {
        violations.add("%s: request %d %s.".formatted(visit.endpoint().label(), visit.ordinal(), fact));
    }

    synchronized List<Arrival> arrivals() {
        return visits.stream().map(Visit::toArrival).toList();
    }

    synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    private @Nullable String tooSoon(@Nullable Arrival last, Arrival arrival) {
        if (last == null) {
            return null;
        }
        var gap = Duration.between(last.at(), arrival.at());
        return gap.compareTo(minGap) >= 0
                ? null
                : "requests %d and %d came %d ms apart, expected at least %d ms."
                        .formatted(last.ordinal(), arrival.ordinal(), gap.toMillis(), minGap.toMillis());
    }

    private @Nullable String overBudget(int calls, Arrival arrival) {
        return callsPerMinute == 0 || calls <= callsPerMinute
                ? null
                : "request %d was call %d within a minute, expected at most %d."
                        .formatted(arrival.ordinal(), calls, callsPerMinute);
    }

    private record Lane(String caller, Endpoint endpoint) {}

    /** What one endpoint has seen of one caller. */
    private static final class Traffic {

        private final Deque<Instant> recent = new ArrayDeque<>();
        private @Nullable Arrival last;

        void count(Arrival arrival) {
            last = arrival;
            recent.add(arrival.at());
        }

        int callsSince(Instant start) {
            while (!recent.isEmpty() && !recent.element().isAfter(start)) {
                recent.remove();
            }
            return recent.size();
        }
    }
}
