package numberimport.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import numberimport.intake.LaunchDesk;
import numberimport.intake.LaunchView;
import numberimport.pipeline.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code launches}: what the folder and the schedules brought, also what never became a run. */
@Command(
        name = "launches",
        mixinStandardHelpOptions = true,
        description = "Lists what the folder and the schedules brought, the newest first: also what was refused, missed"
                + " or waits.",
        subcommands = LaunchesCommand.Cancel.class)
final class LaunchesCommand extends PrintingCommand {

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "how many (default: ${DEFAULT-VALUE})")
    private int limit = 20;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    int run(Output out, Settings settings) {
        var launches = server.either(settings, here -> LaunchView.newest(here, limit), there -> there.launches(limit));
        if (out.json()) {
            out.json(new LaunchList(launches));
        } else if (launches.isEmpty()) {
            out.result("No launches yet.");
        } else {
            var columns = new Columns()
                    .right(6, "LAUNCH")
                    .left(7, "STATE")
                    .right(4, "EXIT")
                    .right(6, "RUN")
                    .whole(25, "DUE")
                    .left(30, "FROM")
                    .whole(1, "WHAT BECAME OF IT");
            out.result(columns.header());
            launches.forEach(launch -> out.result(line(columns, launch)));
        }
        return 0;
    }

    /** Leaves one that waits. */
    @Command(
            name = "cancel",
            mixinStandardHelpOptions = true,
            description = "Leaves a launch that waits; one that is at work ends with its run: stop RUN.")
    static final class Cancel extends KeepingCommand<Cancelling> {

        @Parameters(paramLabel = "LAUNCH", description = "number of the launch")
        private long launch;

        @Mixin
        private Person by = new Person();

        @ParentCommand
        private @Nullable LaunchesCommand list;

        Cancel() {
            super(
                    (launcher, settings, clock) -> new LaunchDesk(launcher, settings, clock)::cancel,
                    server -> (launch, person) -> server.cancel(launch));
        }

        @Override
        void requireUsable() {
            if (list != null && (list.server.given() || list.output.json)) {
                throw usage("Options of cancel stand behind it: launches cancel " + launch + " --server URL.");
            }
        }

        @Override
        void on(Cancelling launches, Output out) {
            var cancelled = launches.cancel(launch, by.name());
            if (out.json()) {
                out.json(cancelled);
            } else {
                out.note("Launch " + launch + " waits no more.");
            }
        }
    }

    /** Either of the two that know the launches. */
    @FunctionalInterface
    interface Cancelling {

        LaunchView cancel(long launch, String person);
    }

    private static String line(Columns columns, LaunchView launch) {
        var message = launch.message();
        return columns.line(
                String.valueOf(launch.launch()),
                launch.state(),
                Objects.toString(launch.exit(), ""),
                Objects.toString(launch.run(), ""),
                due(launch),
                launch.askedBy(),
                message == null ? "" : message.lines().findFirst().orElse(""));
    }

    /** Before when one that waits does not begin. */
    private static String due(LaunchView launch) {
        return launch.waits()
                ? Moment.text(Instant.parse(launch.dueAt())
                        .atZone(ZoneId.systemDefault())
                        .toOffsetDateTime())
                : "";
    }

    private record LaunchList(List<LaunchView> launches) {}
}
