package numberimport.sandbox.control;

import java.time.Instant;
import java.util.List;
import numberimport.sandbox.store.Task;

/** The API's door, as far as a tester may look at it and interfere with it. */
public interface Door {

    /** As they are written on the command line, each with the arrival after which it counts where that isn't the first. */
    List<String> faults();

    /** Counted from now on: 1 is the next arrival. Throws IllegalArgumentException with what is wrong in it. */
    void plant(String fault);

    /** Nothing is spoiled any more. */
    void clearFaults();

    /** Since the start, in order. */
    List<Passage> arrivals();

    /** A sentence each. */
    List<String> violations();

    /** Refuses this number in any task from now on. */
    void refuse(String number, String reason);

    /** Another writer's numbers. */
    void addForeign(Task task, List<String> cellphones);

    /** A request that came through: with the business code answered, 0 for none so far, and how many numbers it applied. */
    record Passage(int ordinal, Instant at, String method, String path, int code, int applied) {}
}
