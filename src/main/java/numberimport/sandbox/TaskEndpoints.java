package numberimport.sandbox;

import java.util.Objects;
import numberimport.sandbox.campaign.Dialler;
import numberimport.sandbox.store.CompanyProfile.Hours;
import numberimport.sandbox.store.CompanyProfile.Policy;
import numberimport.sandbox.store.Store;
import numberimport.sandbox.store.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The calls about tasks themselves: create, update, list, show, open and close. A task that is closed while calls are in progress
 * is stopping until they have ended.
 */
@RestController
@RequestMapping(Endpoint.ROOT + "/cc_ad_tasks")
final class TaskEndpoints {

    private static final int USUAL_PAGE = 10;
    private static final int LARGEST_PAGE = 100;

    private final OwnTasks own;
    private final Store store;
    private final Dialler dialler;

    TaskEndpoints(OwnTasks own, Store store, Dialler dialler) {
        this.own = own;
        this.store = store;
        this.dialler = dialler;
    }

    @PostMapping
    ObjectNode create(@RequestBody JsonNode body, @RequestAttribute Visit visit) {
        var company = visit.company().id();
        var settings = new TaskRequest(body, store.companies(), company).toCreate();
        var task = store.tasks()
                .create(company, settings, Task.DISABLED, dialler.clock().instant());
        return Success.answer().put("id", task.id());
    }

    @PutMapping("/{id}")
    ObjectNode update(@PathVariable String id, @RequestBody JsonNode body, @RequestAttribute Visit visit) {
        var task = own.named(id, visit.company());
        store.tasks()
                .update(task.id(), new TaskRequest(body, store.companies(), task.company()).toUpdate(task.settings()));
        return Success.answer();
    }

    @GetMapping
    ObjectNode list(
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(name = "per_page", required = false) @Nullable String perPage,
            @RequestAttribute Visit visit) {
        var company = visit.company().id();
        var current = positive(page, 1);
        var size = Math.min(positive(perPage, USUAL_PAGE), LARGEST_PAGE);
        var total = store.tasks().count(company);
        var tasks = store.tasks().page(company, (current - 1L) * size, size);
        var figures = store.sums().figures(tasks, dialler.clock().instant());
        // A quirk of the list alone: its code is a string.
        var answer = Success.answer().put("code", String.valueOf(Success.CODE));
        var shown = answer.putArray("cc_ad_tasks");
        tasks.forEach(task -> shown.add(TaskAnswers.inList(task, Objects.requireNonNull(figures.get(task.id())))));
        answer.putObject("meta")
                .put("current_page", current)
                .put("total_pages", Math.max(1, (total + size - 1) / size))
                .put("total_entries", total);
        return answer;
    }

    @GetMapping("/{id}")
    ObjectNode show(@PathVariable String id, @RequestAttribute Visit visit) {
        var task = own.named(id, visit.company());
        var figures = store.sums().figures(task, dialler.clock().instant());
        return Success.answer().set("item", TaskAnswers.details(task, figures, names(task)));
    }

    @PostMapping("/{id}/open")
    ObjectNode open(@PathVariable String id, @RequestBody JsonNode body, @RequestAttribute Visit visit) {
        var task = own.named(id, visit.company());
        var open = body.path("open");
        if (!open.isBoolean()) {
            throw new RefusedCallException(ApiError.INVALID_OPEN);
        }
        var relayNumber = new TaskRequest(body, store.companies(), task.company()).relayNumber();
        if (open.asBoolean()) {
            require(store.tasks().start(task.id()), ApiError.ALREADY_STARTED);
        } else {
            require(dialler.stop(task), ApiError.ALREADY_CLOSING);
        }
        if (relayNumber != null) {
            store.tasks().callOutFrom(task.id(), relayNumber);
        }
        return Success.answer();
    }

    private TaskAnswers.Names names(Task task) {
        var policy = task.settings().forcePolicyId();
        var schedule = task.settings().workingTimeId();
        return new TaskAnswers.Names(
                store.companies().policies(task.company()).stream()
                        .filter(known -> Objects.equals(known.id(), policy))
                        .map(Policy::name)
                        .findFirst()
                        .orElse(null),
                store.companies().workingTimes(task.company()).stream()
                        .filter(known -> Objects.equals(known.id(), schedule))
                        .map(Hours::name)
                        .findFirst()
                        .orElse(null));
    }

    private static void require(boolean condition, ApiError otherwise) {
        if (!condition) {
            throw new RefusedCallException(otherwise);
        }
    }

    private static int positive(@Nullable String text, int otherwise) {
        return text != null && text.matches("0*[1-9]\\d{0,8}") ? Integer.parseInt(text) : otherwise;
    }
}
