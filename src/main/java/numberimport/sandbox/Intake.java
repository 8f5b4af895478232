package numberimport.sandbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import numberimport.sandbox.store.Company;
import numberimport.sandbox.store.NewNumber;
import numberimport.sandbox.store.Store;
import numberimport.sandbox.store.Task;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The rules for what enters a pool. Refusals by number are forgotten when the sandbox ends. */
final class Intake {

    private static final String HELD_ALREADY = "号码已存在";

    private final Store store;
    private final Clock campaignTime;
    private final boolean dedupe;
    private final Map<String, String> refusedCellphones = new ConcurrentHashMap<>();

    Intake(Store store, Clock campaignTime, boolean dedupe) {
        this.store = store;
        this.campaignTime = campaignTime;
        this.dedupe = dedupe;
    }

    /** Refuses this number in any task from now on. */
    void refuse(String cellphone, String reason) {
        refusedCellphones.put(cellphone, reason);
    }

    /** Puts the good numbers into the pool, as many as the visit may apply, and returns the others with their reasons. */
    synchronized List<ObjectNode> add(Task task, List<GivenNumber> numbers, Visit visit) {
        if (task.status() != Task.DISABLED) {
            throw new RefusedCallException(ApiError.TASK_STARTED);
        }
        requireRoom(task, visit.company(), numbers.size());
        var refused = new ArrayList<ObjectNode>();
        var good = new ArrayList<NewNumber>();
        var held = heldAlready(task, numbers);
        for (var number : numbers) {
            var reason = reasonAgainst(number, held);
            if (reason != null) {
                refused.add(number.refused(reason));
            } else if (good.size() < visit.mayApply()) {
                good.add(number.toNewNumber());
                held.add(number.cellphone());
            }
        }
        if (!store.pool().add(task, good, campaignTime.instant())) {
            // It was changed since the call found it: opened, or deleted.
            throw new RefusedCallException(
                    store.tasks().find(task.id()).isPresent() ? ApiError.TASK_STARTED : ApiError.NOT_FOUND);
        }
        visit.applied(good.size());
        return refused;
    }

    /** Another writer's numbers; the task's status doesn't matter. */
    synchronized void addForeign(Task task, List<String> cellphones) {
        var numbers = cellphones.stream()
                .map(cellphone -> new NewNumber(cellphone, null, null, Map.of()))
                .toList();
        store.pool().addForeign(task, numbers, campaignTime.instant());
    }

    private Set<String> heldAlready(Task task, List<GivenNumber> numbers) {
        return dedupe
                ? store.pool()
                        .held(
                                task.id(),
                                numbers.stream().map(GivenNumber::cellphone).toList())
                : new HashSet<>();
    }

    private @Nullable String reasonAgainst(GivenNumber number, Set<String> held) {
        var defect = number.defect();
        if (defect != null) {
            return defect;
        }
        return dedupe && held.contains(number.cellphone()) ? HELD_ALREADY : refusedCellphones.get(number.cellphone());
    }

    private void requireRoom(Task task, Company caller, int newNumbers) {
        // As they stand now: another import may have gone before since the call came in.
        var inTask = store.tasks().find(task.id()).map(Task::numbers).orElse(0);
        var inAll = store.companies().byEmail(caller.email()).orElseThrow().numbers();
        var quotas = caller.quotas();
        if (inTask + newNumbers > quotas.task() || inAll + newNumbers > quotas.company()) {
            throw new RefusedCallException(
                    ApiError.UNKNOWN,
                    "number pool quota exceeded: %d new numbers, task %d of %d, company %d of %d"
                            .formatted(newNumbers, inTask, quotas.task(), inAll, quotas.company()));
        }
    }
}
