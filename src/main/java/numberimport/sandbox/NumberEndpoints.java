package numberimport.sandbox;

import java.util.List;
import numberimport.sandbox.store.Pool;
import numberimport.sandbox.store.PoolEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The calls about a task's numbers: import them, and read the pool. */
@RestController
@RequestMapping(Endpoint.ROOT + "/cc_ad_tasks")
final class NumberEndpoints {

    private static final int MOST_PER_IMPORT = 300;
    private static final int MOST_PER_READ = 500;

    private final OwnTasks tasks;
    private final Pool pool;
    private final Intake intake;
    private final VisitorBook visitors;

    NumberEndpoints(OwnTasks tasks, Pool pool, Intake intake, VisitorBook visitors) {
        this.tasks = tasks;
        this.pool = pool;
        this.intake = intake;
        this.visitors = visitors;
    }

    @PostMapping("/add_numbers")
    ObjectNode addNumbers(@RequestBody JsonNode body, @RequestAttribute Visit visit) {
        var task = tasks.named(new Fields(body).text("id"), visit.company());
        var numbers = numbersIn(body, visit);
        var refused = intake.add(task, numbers, visit);
        var answer = Success.answer()
                .put("successful_count", numbers.size() - refused.size())
                .put("unsuccessful_count", refused.size());
        answer.putArray("unsuccessful_numbers").addAll(refused);
        return answer;
    }

    @GetMapping("/numbers")
    ObjectNode numbers(
            @RequestParam(required = false) @Nullable String id,
            @RequestParam(name = "start_number_id", required = false) @Nullable String startNumberId,
            @RequestAttribute Visit visit) {
        var task = tasks.named(id, visit.company());
        var page = pool.above(task.id(), leadingNumber(startNumberId), MOST_PER_READ);
        var answer = Success.answer();
        var numbers = answer.putArray("numbers");
        page.forEach(entry -> numbers.add(inPool(entry)));
        var meta = answer.putObject("meta").put("record_size", page.size());
        if (page.isEmpty()) {
            meta.putNull("max_number_id");
        } else {
            meta.put("max_number_id", page.get(page.size() - 1).id());
        }
        return answer;
    }

    private List<GivenNumber> numbersIn(JsonNode body, Visit visit) {
        var numbers = body.path("numbers");
        if (!numbers.isArray() || numbers.isEmpty()) {
            throw new RefusedCallException(ApiError.UNKNOWN, "undefined method `size' for nil:NilClass");
        }
        if (numbers.size() > MOST_PER_IMPORT) {
            visitors.violation(
                    visit, "brought %d numbers, expected at most %d".formatted(numbers.size(), MOST_PER_IMPORT));
            throw new RefusedCallException(
                    ApiError.INVALID_PARAMETERS,
                    "%d numbers, at most %d can be imported each time".formatted(numbers.size(), MOST_PER_IMPORT));
        }
        return numbers.valueStream().map(GivenNumber::new).toList();
    }

    private static ObjectNode inPool(PoolEntry entry) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", entry.id())
                .put("name", entry.number().name())
                .put("cellphone", entry.number().cellphone())
                .put("description", entry.number().description())
                .put("call_count", entry.calls().made())
                .put("customer_answer_count", entry.calls().customerAnswers())
                .put("agent_answer_count", entry.calls().agentAnswers());
    }

    /** A text that is no number counts as 0, as in Ruby. */
    private static long leadingNumber(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
