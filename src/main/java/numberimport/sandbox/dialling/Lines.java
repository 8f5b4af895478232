package numberimport.sandbox.dialling;

import java.util.HashMap;
import java.util.Map;

/** How many calls each relay number carries. */
final class Lines {

    private final Map<Relay, Integer> calls = new HashMap<>();

    boolean hasRoom(Campaign.Line line) {
        return calls.getOrDefault(Relay.of(line), 0) < line.mostCalls();
    }

    void begin(Campaign.Line line) {
        calls.merge(Relay.of(line), 1, Integer::sum);
    }

    void end(Campaign.Line line) {
        calls.computeIfPresent(Relay.of(line), (relay, count) -> count == 1 ? null : count - 1);
    }

    // A line stays the same when its capacity is changed.
    private record Relay(long company, String number) {

        static Relay of(Campaign.Line line) {
            return new Relay(line.company(), line.number());
        }
    }
}
