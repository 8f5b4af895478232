package numberimport.web;

import java.nio.file.Path;
import java.util.List;
import numberimport.intake.ImportSchedules;
import numberimport.intake.NewSchedule;
import numberimport.intake.ScheduleBook;
import numberimport.intake.ScheduleView;
import numberimport.pipeline.Settings;

/**
 * What callers may do to schedules, by REST or on pages: of files below number-import.web.folders only. Each deed is written into the
 * audit once.
 */
public final class AuditedSchedules implements ScheduleBook {

    private final ImportSchedules schedules;
    private final AllowedFolders folders;
    private final Callers callers;

    AuditedSchedules(ImportSchedules schedules, Settings settings, Callers callers) {
        this.schedules = schedules;
        this.folders = new AllowedFolders(settings.web().folders());
        this.callers = callers;
    }

    @Override
    public List<ScheduleView> all() {
        return schedules.all();
    }

    @Override
    public ScheduleView add(NewSchedule wanted) {
        folders.requireBelow(Path.of(wanted.files()));
        var added = schedules.add(wanted);
        callers.did("schedule add", null, wanted.name() + ": " + wanted.cron() + " " + wanted.files());
        return added;
    }

    @Override
    public ScheduleView pause(String name) {
        return did("schedule pause", schedules.pause(name));
    }

    @Override
    public ScheduleView resume(String name) {
        return did("schedule resume", schedules.resume(name));
    }

    @Override
    public ScheduleView runNow(String name) {
        return did("schedule run-now", schedules.runNow(name));
    }

    @Override
    public void remove(String name) {
        schedules.remove(name);
        callers.did("schedule remove", null, name);
    }

    private ScheduleView did(String action, ScheduleView schedule) {
        callers.did(action, null, schedule.name());
        return schedule;
    }
}
