package numberimport.web;

import java.net.URI;
import java.util.List;
import numberimport.api.CalloutTask;
import numberimport.api.TaskDetails;
import numberimport.pipeline.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows callout tasks, makes new ones, opens and closes them. */
@RestController
@RequestMapping("/api/v1/tasks")
final class TaskEndpoints {

    private final TaskDesk desk;

    private final Callers callers;

    TaskEndpoints(TaskDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    @GetMapping
    TaskList all(@RequestParam(defaultValue = Settings.DEFAULT_ACCOUNT) String account) {
        return new TaskList(desk.all(account));
    }

    @GetMapping("/{task}")
    TaskDetails one(@PathVariable long task, @RequestParam(defaultValue = Settings.DEFAULT_ACCOUNT) String account) {
        return desk.one(task, account);
    }

    /** A new task, closed and empty; asked for once more with the same key, it is the same one. */
    @PostMapping
    ResponseEntity<TaskDetails> create(
            @RequestParam(defaultValue = Settings.DEFAULT_ACCOUNT) String account,
            @RequestBody TaskWish wish,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var made = desk.create(LaunchEndpoints.ticket(callers, key), account, wish);
        return ResponseEntity.created(URI.create("/api/v1/tasks/" + made.id())).body(made);
    }

    /** Calling begins. */
    @PostMapping("/{task}/open")
    TaskDetails open(@PathVariable long task, @RequestParam(defaultValue = Settings.DEFAULT_ACCOUNT) String account) {
        return desk.open(task, account, true);
    }

    /** No more calls begin. */
    @PostMapping("/{task}/close")
    TaskDetails close(@PathVariable long task, @RequestParam(defaultValue = Settings.DEFAULT_ACCOUNT) String account) {
        return desk.open(task, account, false);
    }

    /** The tasks of an account. */
    record TaskList(List<CalloutTask> tasks) {}
}
