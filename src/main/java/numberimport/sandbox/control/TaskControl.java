package numberimport.sandbox.control;

import java.util.Arrays;
import numberimport.sandbox.campaign.Dialler;
import numberimport.sandbox.store.Store;
import numberimport.sandbox.store.Task;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What others may do to a task of any company, and what its calls have come to. */
@RestController
@RequestMapping("/sandbox/tasks/{id}")
public final class TaskControl {

    private final Store store;
    private final Door door;
    private final Dialler dialler;

    public TaskControl(Store store, Door door, Dialler dialler) {
        this.store = store;
        this.door = door;
        this.dialler = dialler;
    }

    /** Another writer's numbers, whatever the task's status. */
    @PostMapping("/numbers")
    ObjectNode addNumbers(@PathVariable String id, @RequestBody JsonNode body) {
        var task = task(id);
        var wish = Wish.of(body);
        var cellphones = wish.texts("numbers");
        if (!cellphones.stream().allMatch(TaskControl::hasPhonesOnly)) {
            throw wish.wrong("numbers", "phones, or several of a customer joined by commas");
        }
        door.addForeign(task, cellphones);
        return shown(task.id());
    }

    /** At once; a task that is set to stopping stays so until it is set to something else. */
    @PutMapping("/status")
    ObjectNode set(@PathVariable String id, @RequestBody JsonNode body) {
        var task = task(id);
        var wish = Wish.of(body);
        var status = wish.whole("status", Task.ENABLED);
        if (status > Task.STOPPING) {
            throw wish.wrong("status", "1 (enabled), 2 (disabled) or 3 (stopping)");
        }
        store.tasks().set(task.id(), status);
        return shown(task.id());
    }

    @DeleteMapping
    ObjectNode delete(@PathVariable String id) {
        var task = task(id);
        dialler.delete(task);
        return JsonNodeFactory.instance.objectNode().put("deleted", task.id());
    }

    /** The task's calls by result. */
    @GetMapping("/results")
    ObjectNode results(@PathVariable String id) {
        var task = task(id);
        dialler.catchUp();
        var answer = JsonNodeFactory.instance.objectNode();
        store.sums().results(task.id()).forEach((result, calls) -> answer.put(result.label(), calls));
        return answer;
    }

    private static boolean hasPhonesOnly(String cellphone) {
        return Arrays.stream(cellphone.split(",", -1)).noneMatch(String::isBlank);
    }

    private ObjectNode shown(long id) {
        var task = task(String.valueOf(id));
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", task.id())
                .put("status", task.status())
                .put("numbers", task.numbers());
    }

    private Task task(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw new WrongInputException("The task is \"%s\", expected its id.".formatted(id));
        }
        return store.tasks()
                .find(Long.parseLong(id))
                .orElseThrow(() -> new WrongInputException(
                        HttpStatus.NOT_FOUND, "There is no task %s, expected one.".formatted(id)));
    }
}
