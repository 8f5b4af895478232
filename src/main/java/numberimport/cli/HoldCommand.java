package numberimport.cli;

import java.util.List;
import numberimport.access.HoldBook;
import numberimport.access.Holds;
import numberimport.access.Holds.HoldView;
import numberimport.pipeline.Settings;
import numberimport.remote.RemoteServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hold}: keeps everything from being sent into an account, or into any. */
@Command(
        name = "hold",
        mixinStandardHelpOptions = true,
        description =
                "Keeps anything from being sent into an account, or into any: what is at work stops in order before its"
                        + " next call, whichever process sends it, and what serve has goes on when the hold is lifted.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {HoldCommand.Place.class, HoldCommand.Lift.class, HoldCommand.ListAll.class})
final class HoldCommand extends CommandGroup {

    /** All of them. */
    abstract static class OnHolds extends KeepingCommand<HoldBook> {

        OnHolds() {
            super((launcher, settings, clock) -> new Holds(launcher, clock), RemoteServer::holds);
        }
    }

    /** Those about one account. */
    abstract static class OnOne extends OnHolds {

        @Parameters(
                paramLabel = "ACCOUNT",
                description = "name of the account, " + Settings.DEFAULT_ACCOUNT + " where there is only one, or "
                        + Holds.EVERY)
        String account = "";

        @Mixin
        Person by = new Person();
    }

    @Command(name = "place", mixinStandardHelpOptions = true, description = "Puts an account on hold.")
    static final class Place extends OnOne {

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why; those who wait read it")
        private String reason = "";

        @Override
        void on(HoldBook holds, Output out) {
            var hold = holds.place(account, by.name(), reason);
            if (out.json()) {
                out.json(hold);
            } else {
                out.result("Account " + hold.account() + " is on hold by " + hold.person() + ": " + hold.reason());
            }
        }
    }

    @Command(name = "lift", mixinStandardHelpOptions = true, description = "Lets numbers be sent again.")
    static final class Lift extends OnOne {

        @Override
        void on(HoldBook holds, Output out) {
            holds.lift(account, by.name());
            out.note("Account " + account + " is no longer on hold.");
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the holds in force.")
    static final class ListAll extends OnHolds {

        @Override
        void on(HoldBook holds, Output out) {
            var all = holds.all();
            if (out.json()) {
                out.json(new HoldList(all));
            } else if (all.isEmpty()) {
                out.result("Nothing is on hold.");
            } else {
                var columns = new Columns()
                        .whole(16, "ACCOUNT")
                        .whole(24, "SINCE")
                        .whole(16, "BY")
                        .whole(1, "WHY");
                out.result(columns.header());
                all.forEach(
                        hold -> out.result(columns.line(hold.account(), hold.since(), hold.person(), hold.reason())));
            }
        }

        private record HoldList(List<HoldView> holds) {}
    }
}
