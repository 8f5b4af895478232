package numberimport.sandbox;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The calls about tasks themselves: create, list, show, open and close. */
@RestController
@RequestMapping(Endpoint.ROOT + "/cc_ad_tasks")
final class TaskEndpoints {

    private static final int USUAL_PAGE = 10;
    private static final int LARGEST_PAGE = 100;

    private final Company company;

    TaskEndpoints(Company company) {
        this.company = company;
    }

    @PostMapping
    ObjectNode create(@RequestBody JsonNode body) {
        var task = company.create(TaskSettings.from(body), TaskStatus.DISABLED);
        return Success.answer().put("id", task.id());
    }

    @GetMapping
    ObjectNode list(
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(name = "per_page", required = false) @Nullable String perPage) {
        var tasks = company.tasks();
        var current = positive(page, 1);
        var size = Math.min(positive(perPage, USUAL_PAGE), LARGEST_PAGE);
        // A quirk of the list alone: its code is a string.
        var answer = Success.answer().put("code", String.valueOf(Success.CODE));
        var shown = answer.putArray("cc_ad_tasks");
        tasks.stream()
                .skip((current - 1L) * size)
                .limit(size)
                .map(TaskAnswers::inList)
                .forEach(shown::add);
        answer.putObject("meta")
                .put("current_page", current)
                .put("total_pages", Math.max(1, (tasks.size() + size - 1) / size))
                .put("total_entries", tasks.size());
        return answer;
    }

    @GetMapping("/{id}")
    ObjectNode show(@PathVariable String id) {
        var item = TaskAnswers.details(company.task(id));
        return Success.answer().set("item", item);
    }

    @PostMapping("/{id}/open")
    ObjectNode open(@PathVariable String id, @RequestBody JsonNode body) {
        var task = company.task(id);
        var open = body.path("open");
        if (!open.isBoolean()) {
            throw new RefusedCallException(ApiError.INVALID_OPEN);
        }
        var relayNumber = TaskSettings.relayNumber(body);
        if (open.asBoolean()) {
            company.start(task);
        } else {
            company.stop(task);
        }
        if (relayNumber != null) {
            task.calloutNumber(relayNumber);
        }
        return Success.answer();
    }

    private static int positive(@Nullable String text, int otherwise) {
        return text != null && text.matches("0*[1-9]\\d{0,8}") ? Integer.parseInt(text) : otherwise;
    }
}
