package numberimport.cli;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import numberimport.intake.ImportSchedules;
import numberimport.intake.NewSchedule;
import numberimport.intake.ScheduleBook;
import numberimport.intake.ScheduleView;
import numberimport.remote.RemoteServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code schedule}: when files are imported by themselves. */
@Command(
        name = "schedule",
        mixinStandardHelpOptions = true,
        description = "Keeps when files are imported by themselves; serve fires them.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ScheduleCommand.Add.class,
            ScheduleCommand.ListAll.class,
            ScheduleCommand.Pause.class,
            ScheduleCommand.Resume.class,
            ScheduleCommand.RunNow.class,
            ScheduleCommand.Remove.class
        })
final class ScheduleCommand extends CommandGroup {

    /** All of them. */
    abstract static class OnSchedules extends KeepingCommand<ScheduleBook> {

        OnSchedules() {
            super(ImportSchedules::new, RemoteServer::schedules);
        }

        static void tell(Output out, ScheduleView schedule) {
            if (out.json()) {
                out.json(schedule);
            } else {
                out.result("Schedule " + schedule.name() + " is "
                        + (schedule.next() == null ? "paused." : "due next at " + schedule.next() + "."));
            }
        }
    }

    /** Those about one schedule. */
    abstract static class OnOne extends OnSchedules {

        @Parameters(paramLabel = "NAME", description = "the schedule")
        String name = "";
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Keeps a new schedule.")
    static final class Add extends OnOne {

        @Option(
                names = "--cron",
                required = true,
                paramLabel = "TIMES",
                description =
                        "minute, hour, day, month, weekday: \"0 1 * * *\" is every night at one; six fields begin with"
                                + " the second")
        private String cron = "";

        @Option(
                names = "--zone",
                paramLabel = "ZONE",
                description = "time zone, such as Asia/Shanghai (default: this machine's)")
        private @Nullable String zone;

        @Option(
                names = "--files",
                required = true,
                paramLabel = "PATH",
                description = "which files: a path whose name may have * and ?, and {yyyyMMdd} for the day")
        private String files = "";

        @Option(
                names = {"-p", "--profile"},
                paramLabel = "NAME",
                description = "how they are understood, and where they go")
        private @Nullable String profile;

        @Option(
                names = {"-t", "--task"},
                paramLabel = "TASK",
                description = "id of the task (default: the profile's)")
        private @Nullable Long task;

        @Option(names = "--account", paramLabel = "NAME", description = "account (default: the profile's)")
        private @Nullable String account;

        @Mixin
        private Person by = new Person();

        @Override
        void on(ScheduleBook schedules, Output out) {
            // This machine's, also where another one keeps the schedule.
            var place = zone == null ? ZoneId.systemDefault().getId() : zone;
            tell(out, schedules.add(new NewSchedule(name, cron, place, files, account, task, profile, by.name())));
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the schedules, and when each is due.")
    static final class ListAll extends OnSchedules {

        @Override
        void on(ScheduleBook schedules, Output out) {
            var all = schedules.all();
            if (out.json()) {
                out.json(new ScheduleList(all));
            } else if (all.isEmpty()) {
                out.result("No schedules yet.");
            } else {
                var columns = new Columns()
                        .whole(16, "NAME")
                        .whole(14, "CRON")
                        .whole(16, "ZONE")
                        .whole(25, "NEXT")
                        .right(8, "TASK")
                        .whole(1, "FILES");
                out.result(columns.header());
                all.forEach(schedule -> out.result(columns.line(
                        schedule.name(),
                        schedule.cron(),
                        schedule.zone(),
                        Objects.requireNonNullElse(schedule.next(), "paused"),
                        String.valueOf(schedule.task()),
                        schedule.files())));
            }
        }

        private record ScheduleList(List<ScheduleView> schedules) {}
    }

    @Command(name = "pause", mixinStandardHelpOptions = true, description = "Keeps a schedule from being fired.")
    static final class Pause extends OnOne {

        @Override
        void on(ScheduleBook schedules, Output out) {
            tell(out, schedules.pause(name));
        }
    }

    @Command(name = "resume", mixinStandardHelpOptions = true, description = "Lets a paused schedule be fired again.")
    static final class Resume extends OnOne {

        @Override
        void on(ScheduleBook schedules, Output out) {
            tell(out, schedules.resume(name));
        }
    }

    @Command(
            name = "run-now",
            mixinStandardHelpOptions = true,
            description = "Fires a schedule now, as soon as a serve is at work.")
    static final class RunNow extends OnOne {

        @Override
        void on(ScheduleBook schedules, Output out) {
            tell(out, schedules.runNow(name));
        }
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Forgets a schedule.")
    static final class Remove extends OnOne {

        @Override
        void on(ScheduleBook schedules, Output out) {
            schedules.remove(name);
            out.note("Schedule " + name + " is forgotten; its launches stay.");
        }
    }
}
