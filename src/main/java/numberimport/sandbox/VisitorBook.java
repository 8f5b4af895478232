package numberimport.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every request in order of arrival, and every rule of good conduct that one has broken. Pace is judged by arrivals, whatever
 * becomes of them: a client that gets an error has to keep its distance too.
 */
final class VisitorBook {

    private static final Duration BUDGET_PERIOD = Duration.ofMinutes(1);

    private final Clock clock;
    private final Duration minGap;
    private final int callsPerMinute;
    private final List<Visit> visits = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final Map<Endpoint, Traffic> traffic = new EnumMap<>(Endpoint.class);

    VisitorBook(SandboxOptions options) {
        clock = options.clock();
        minGap = options.minGap();
        callsPerMinute = options.callsPerMinute();
    }

    synchronized Visit enter(String method, String path) {
        var at = clock.instant();
        var nanoTime = System.nanoTime();
        var endpoint = Endpoint.of(method, path);
        var arrival = new Arrival(visits.size() + 1, at, nanoTime, method, path, "", false, 0, 0);
        var past = traffic.computeIfAbsent(endpoint, unseen -> new Traffic());
        var calls = past.callsSince(at.minus(BUDGET_PERIOD)) + 1;
        var breach = endpoint == Endpoint.ADD_NUMBERS ? tooSoon(past.last, arrival) : overBudget(calls, arrival);
        if (breach != null) {
            violations.add(endpoint.label() + ": " + breach);
        }
        var visit = new Visit(arrival, endpoint, past.count(arrival), breach);
        visits.add(visit);
        return visit;
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

    /** What one endpoint has seen. */
    private static final class Traffic {

        private final Deque<Instant> recent = new ArrayDeque<>();
        private @Nullable Arrival last;
        private int count;

        int count(Arrival arrival) {
            last = arrival;
            recent.add(arrival.at());
            count++;
            return count;
        }

        int callsSince(Instant start) {
            while (!recent.isEmpty() && !recent.element().isAfter(start)) {
                recent.remove();
            }
            return recent.size();
        }
    }
}
