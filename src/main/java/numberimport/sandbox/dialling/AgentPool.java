package numberimport.sandbox.dialling;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The agents of a group: how many are taken, how many calls were made in the hope that one gets free, and which customers wait
 * for one: those of the higher priority first, then the longest waiting.
 */
final class AgentPool {

    private static final Comparator<Call> WHOSE_TURN = Comparator.comparingInt(
                    (Call call) -> -call.desk.campaign().priority())
            .thenComparing(call -> call.stageSince)
            .thenComparing(call -> call.startedAt)
            .thenComparingLong(call -> call.customer.id());

    private final List<Call> waiting = new ArrayList<>();
    private int size;
    private int taken;
    private int hopeful;

    void resize(int agents) {
        size = agents;
    }

    int free() {
        return Math.max(0, size - taken);
    }

    /** Calls that ring or wait without having an agent. */
    int hopeful() {
        return hopeful;
    }

    void begin(Call call) {
        if (call.type() == TaskType.PRECISION) {
            call.holdsAgent = true;
            taken++;
        } else {
            hopeful++;
        }
    }

    void await(Call call) {
        waiting.add(call);
    }

    /** Gives a free agent to the customer whose turn it is, if there are both. */
    Optional<Call> serveNext() {
        if (free() == 0 || waiting.isEmpty()) {
            return Optional.empty();
        }
        var call = Collections.min(waiting, WHOSE_TURN);
        waiting.remove(call);
        call.holdsAgent = true;
        hopeful--;
        taken++;
        return Optional.of(call);
    }

    void end(Call call) {
        waiting.remove(call);
        if (call.holdsAgent) {
            taken--;
        } else {
            hopeful--;
        }
    }
}
