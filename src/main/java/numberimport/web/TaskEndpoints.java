package numberimport.web;

import java.util.List;
import numberimport.api.CalloutTask;
import numberimport.api.TaskDetails;
import numberimport.pipeline.Settings;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows callout tasks, opens and closes them. */
@RestController
@RequestMapping("/api/v1/tasks")
final class TaskEndpoints {

    private final TaskDesk desk;

    TaskEndpoints(TaskDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    TaskList all(@RequestParam(defaultValue = Settings.DEFAULT_ACCOUNT) String account) {
        return new TaskList(desk.all(account));
    }

    @GetMapping("/{task}")
    TaskDetails one(@PathVariable long task, @RequestParam(defaultValue = Settings.DEFAULT_ACCOUNT) String account) {
        return desk.one(task, account);
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
