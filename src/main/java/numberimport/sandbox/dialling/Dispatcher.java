package numberimport.sandbox.dialling;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Decides who calls next: of the tasks that may call and have a customer due, the one with the highest priority, and among equals
 * the one whose last call is the longest ago.
 */
final class Dispatcher {

    private static final Comparator<Desk> WHOSE_TURN = Comparator.comparingInt(
                    (Desk desk) -> -desk.campaign().priority())
            .thenComparingLong(Desk::lastTurn)
            .thenComparingLong(desk -> desk.campaign().task());

    private final Switchboard switchboard;

    Dispatcher(Switchboard switchboard) {
        this.switchboard = switchboard;
    }

    /** Starts every call that can start now; until some call turns, none can before the returned time. */
    Instant dispatch(Collection<Desk> desks, Instant now) {
        var ready = new PriorityQueue<>(WHOSE_TURN);
        desks.stream().filter(desk -> mayCall(desk, now)).forEach(ready::add);
        while (!ready.isEmpty()) {
            var desk = ready.remove();
            if (hasRoom(desk)) {
                desk.backlog().take(now).ifPresent(customer -> {
                    switchboard.start(desk, customer, now);
                    ready.add(desk);
                });
            }
        }
        return desks.stream()
                .map(desk -> wake(desk, now))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    private Instant wake(Desk desk, Instant now) {
        if (!desk.isCalling() || !hasRoom(desk)) {
            return Instant.MAX;
        }
        var workingTime = desk.campaign().workingTime();
        return workingTime.open(now) ? desk.backlog().nextDue() : workingTime.nextOpening(now);
    }

    private boolean mayCall(Desk desk, Instant now) {
        return desk.isCalling()
                && hasRoom(desk)
                && desk.campaign().workingTime().open(now);
    }

    private boolean hasRoom(Desk desk) {
        return desk.hasRoom() && switchboard.lines().hasRoom(desk.campaign().line());
    }
}
