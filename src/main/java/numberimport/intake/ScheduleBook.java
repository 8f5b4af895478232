package numberimport.intake;

import java.util.List;

/** Keeps the schedules, here or on a server. */
public interface ScheduleBook {

    /** By name. */
    List<ScheduleView> all();

    /** Keeps a new one. What can't be used is a problem. */
    ScheduleView add(NewSchedule wanted);

    ScheduleView pause(String name);

    ScheduleView resume(String name);

    /** Fires it as soon as a process is there that does, also while it is paused. */
    ScheduleView runNow(String name);

    /** Forgets it; its launches stay. */
    void remove(String name);
}
