package numberimport.remote;

import java.util.List;
import java.util.Map;
import numberimport.intake.NewSchedule;
import numberimport.intake.ScheduleBook;
import numberimport.intake.ScheduleView;
import org.jspecify.annotations.Nullable;

/** The schedules of a server. Who keeps a new one is whoever the token belongs to. */
final class RemoteSchedules implements ScheduleBook {

    private final Server server;

    RemoteSchedules(Server server) {
        this.server = server;
    }

    @Override
    public List<ScheduleView> all() {
        return server.get("/schedules", ScheduleList.class).schedules();
    }

    @Override
    public ScheduleView add(NewSchedule wanted) {
        var wish = new Wish(
                wanted.name(),
                wanted.cron(),
                wanted.zone(),
                wanted.files(),
                wanted.account(),
                wanted.task(),
                wanted.profile());
        return server.post("/schedules", wish, ScheduleView.class);
    }

    @Override
    public ScheduleView pause(String name) {
        return asked(name, "pause");
    }

    @Override
    public ScheduleView resume(String name) {
        return asked(name, "resume");
    }

    @Override
    public ScheduleView runNow(String name) {
        return asked(name, "run-now");
    }

    @Override
    public void remove(String name) {
        server.delete(path(name));
    }

    private ScheduleView asked(String name, String what) {
        return server.post(path(name) + "/" + what, Map.of(), ScheduleView.class);
    }

    private static String path(String name) {
        return "/schedules/" + Server.segment(name);
    }

    private record Wish(
            String name,
            String cron,
            @Nullable String zone,
            String files,
            @Nullable String account,
            @Nullable Long task,
            @Nullable String profile) {}

    private record ScheduleList(List<ScheduleView> schedules) {}
}
