package numberimport.web;

import java.util.List;
import numberimport.intake.NewSchedule;
import numberimport.intake.ScheduleView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Keeps the schedules; files may lie below the folders of number-import.web.folders only. */
@RestController
@RequestMapping("/api/v1/schedules")
final class ScheduleEndpoints {

    private final AuditedSchedules schedules;
    private final Callers callers;

    ScheduleEndpoints(AuditedSchedules schedules, Callers callers) {
        this.schedules = schedules;
        this.callers = callers;
    }

    @GetMapping
    ScheduleList all() {
        return new ScheduleList(schedules.all());
    }

    @PostMapping
    ResponseEntity<ScheduleView> add(@RequestBody ScheduleWish wish) {
        if (wish.name() == null || wish.cron() == null || wish.files() == null) {
            throw new IllegalArgumentException("name, cron and files are all needed.");
        }
        var added = schedules.add(new NewSchedule(
                wish.name(),
                wish.cron(),
                wish.zone(),
                wish.files(),
                wish.account(),
                wish.task(),
                wish.profile(),
                callers.current().name()));
        return ResponseEntity.status(HttpStatus.CREATED).body(added);
    }

    @PostMapping("/{name}/pause")
    ScheduleView pause(@PathVariable String name) {
        return schedules.pause(name);
    }

    @PostMapping("/{name}/resume")
    ScheduleView resume(@PathVariable String name) {
        return schedules.resume(name);
    }

    @PostMapping("/{name}/run-now")
    ScheduleView runNow(@PathVariable String name) {
        return schedules.runNow(name);
    }

    @DeleteMapping("/{name}")
    ResponseEntity<Void> remove(@PathVariable String name) {
        schedules.remove(name);
        return ResponseEntity.noContent().build();
    }

    /** All schedules, by name. */
    record ScheduleList(List<ScheduleView> schedules) {}

    /** A schedule as somebody wants it, in the words of the command line. */
    record ScheduleWish(
            @Nullable String name,
            @Nullable String cron,
            @Nullable String zone,
            @Nullable String files,
            @Nullable String account,
            @Nullable Long task,
            @Nullable String profile) {}
}
