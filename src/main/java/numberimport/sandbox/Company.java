package numberimport.sandbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The one customer of the API that the sandbox knows: its tasks, and the rules for what enters their pools. */
final class Company {

    private final Clock clock;
    private final boolean dedupe;
    private final Quotas quotas;
    private final ConcurrentNavigableMap<Long, Task> tasks = new ConcurrentSkipListMap<>();
    private final Map<String, String> refusedCellphones = new ConcurrentHashMap<>();
    private long nextTaskId;
    private long lastNumberId;

    /** How many numbers a task's pool may hold, and all pools together. */
    record Quotas(int task, int company) {

        static final Quotas DOCUMENTED = new Quotas(1_000_000, 10_000_000);
    }

    Company(SandboxOptions options, Quotas quotas) {
        clock = options.clock();
        dedupe = options.dedupe();
        nextTaskId = options.firstTaskId();
        this.quotas = quotas;
    }

    synchronized Task create(TaskSettings settings, TaskStatus status) {
        var task = new Task(nextTaskId, settings, status, clock.instant(), dedupe);
        nextTaskId++;
        tasks.put(task.id(), task);
        return task;
    }

    /** Refuses the call where the id is missing or unknown. */
    Task task(@Nullable String id) {
        if (id == null) {
            throw new RefusedCallException(ApiError.NOT_FOUND, "Couldn't find CcAdTask without an ID");
        }
        var task = id.matches("\\d{1,18}") ? tasks.get(Long.valueOf(id)) : null;
        if (task == null) {
            throw new RefusedCallException(
                    ApiError.NOT_FOUND,
                    "Couldn't find CcAdTask with id=" + id + " [WHERE cc_ad_tasks .company_id = ?]");
        }
        return task;
    }

    List<Task> tasks() {
        return List.copyOf(tasks.values());
    }

    void delete(long id) {
        tasks.remove(id);
    }

    /** Refuses this number in any task from now on. */
    void refuse(String cellphone, String reason) {
        refusedCellphones.put(cellphone, reason);
    }

    synchronized void start(Task task) {
        if (task.status() == TaskStatus.ENABLED) {
            throw new RefusedCallException(ApiError.ALREADY_STARTED);
        }
        task.status(TaskStatus.ENABLED);
    }

    synchronized void stop(Task task) {
        if (task.status() != TaskStatus.ENABLED) {
            throw new RefusedCallException(ApiError.ALREADY_CLOSING);
        }
        task.status(TaskStatus.DISABLED);
    }

    /** Puts the good numbers into the pool, as many as the visit may apply, and returns the others with their reasons. */
    synchronized List<ObjectNode> add(Task task, List<GivenNumber> numbers, Visit visit) {
        if (task.status() != TaskStatus.DISABLED) {
            throw new RefusedCallException(ApiError.TASK_STARTED);
        }
        requireRoom(task, numbers.size());
        var refused = new ArrayList<ObjectNode>();
        var applied = 0;
        for (var number : numbers) {
            var reason = reasonAgainst(task, number);
            if (reason != null) {
                refused.add(number.refused(reason));
            } else if (applied < visit.mayApply()) {
                put(task, number);
                applied++;
                visit.applied(applied);
            }
        }
        return refused;
    }

    /** Another writer's numbers; the task's status doesn't matter. */
    synchronized void addForeign(Task task, List<String> cellphones) {
        cellphones.forEach(cellphone -> put(task, GivenNumber.of(cellphone)));
    }

    private void put(Task task, GivenNumber number) {
        // Other companies import too: every tenth id or so goes to one of them.
        lastNumberId += lastNumberId % 11 == 10 ? 2 : 1;
        task.add(number.pooledAs(lastNumberId));
    }

    private @Nullable String reasonAgainst(Task task, GivenNumber number) {
        var defect = number.defect();
        if (defect != null) {
            return defect;
        }
        return task.holds(number.cellphone()) ? "号码已存在" : refusedCellphones.get(number.cellphone());
    }

    private void requireRoom(Task task, int newNumbers) {
        var company = tasks.values().stream().mapToInt(Task::poolSize).sum();
        if (task.poolSize() + newNumbers > quotas.task() || company + newNumbers > quotas.company()) {
            throw new RefusedCallException(
                    ApiError.UNKNOWN,
                    "number pool quota exceeded: %d new numbers, task %d of %d, company %d of %d"
                            .formatted(newNumbers, task.poolSize(), quotas.task(), company, quotas.company()));
        }
    }
}
