package numberimport.web;

import java.net.URI;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import numberimport.api.CalloutTask;
import numberimport.api.PooledNumber;
import numberimport.api.TaskDetails;
import numberimport.pipeline.Dialling;
import numberimport.pipeline.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows callout tasks and their numbers, makes new ones, changes, opens and closes them, and has customers called again. */
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

    /** What is given becomes so, the rest stays. */
    @PatchMapping("/{task}")
    TaskDetails change(
            @PathVariable long task,
            @RequestParam(defaultValue = Settings.DEFAULT_ACCOUNT) String account,
            @RequestBody TaskChangeWish wish) {
        return desk.change(task, account, wish);
    }

    /** The numbers of its pool page by page, in the order in which they came; viewers see them masked. */
    @GetMapping("/{task}/pool")
    PoolPage pool(
            @PathVariable long task,
            @RequestParam(defaultValue = Settings.DEFAULT_ACCOUNT) String account,
            @RequestParam(defaultValue = "0") long after) {
        var page = desk.pool(task, account, after);
        return new PoolPage(page.numbers(), page.empty() ? null : page.lastId());
    }

    /** A number of its pool is called again. */
    @PostMapping("/{task}/recall")
    Dialled recall(
            @PathVariable long task,
            @RequestParam(defaultValue = Settings.DEFAULT_ACCOUNT) String account,
            @RequestBody RecallWish wish) {
        var number = number(wish.number());
        return new Dialled(task, number, desk.recall(task, account, number, moment(wish.after())));
    }

    /** The next number of a customer is called. */
    @PostMapping("/{task}/follow-on")
    Dialled followOn(
            @PathVariable long task,
            @RequestParam(defaultValue = Settings.DEFAULT_ACCOUNT) String account,
            @RequestBody FollowOnWish wish) {
        var number = number(wish.number());
        return new Dialled(task, number, desk.followOn(task, account, number));
    }

    private static String number(@Nullable String written) {
        try {
            return Dialling.number(written == null ? "" : written);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("number " + e.getMessage() + ".", e);
        }
    }

    private static OffsetDateTime moment(@Nullable String after) {
        try {
            return OffsetDateTime.parse(after == null ? "" : after);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "after is \"" + (after == null ? "" : after)
                            + "\", expected a time with its offset such as 2026-11-24T15:30:00+08:00.",
                    e);
        }
    }

    /** Numbers of a pool; {@code next} is the {@code after} of the following page, null when this one is empty. */
    record PoolPage(List<PooledNumber> numbers, @Nullable Long next) {}

    /** Which number is called again, and not before when. */
    record RecallWish(@Nullable String number, @Nullable String after) {}

    /** Which number was called before. */
    record FollowOnWish(@Nullable String number) {}

    /** What the API says of a number that is to be called. */
    record Dialled(long id, String number, String message) {}

    /** The tasks of an account. */
    record TaskList(List<CalloutTask> tasks) {}
}
