package numberimport.cli;

import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import numberimport.access.Tokens;
import numberimport.console.Console;
import numberimport.intake.Intake;
import numberimport.notification.Notifier;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Settings;
import numberimport.web.WebServer;
import picocli.CommandLine.Command;

/** {@code serve}: the program that a call centre leaves running. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description =
                "Runs until it is stopped: imports what is dropped into the folder, fires the schedules, goes on"
                        + " with what was interrupted, answers by REST, and tells how it went. Several may run on one database.")
final class ServeCommand extends PrintingCommand {

    @Override
    int run(Output out, Settings settings) {
        Logs.alsoToFile(settings);
        var stop = SignalHandling.stopInOrder(out);
        var clock = Clock.system(ZoneId.systemDefault());
        // The web server starts while the ledger is opened: each takes seconds.
        try (var opening = new Opening(CompletableFuture.supplyAsync(() -> ImportLauncher.open(settings, clock)));
                var web = WebServer.start(opening::launcher, settings, clock, Console.class);
                var notifier = Notifier.start(opening.launcher(), settings, clock);
                var intake = Intake.open(opening.launcher(), settings, clock, launch -> {
                    WatchCommand.tell(out, launch);
                    web.ended(launch);
                })) {
            out.note("Serving " + web.address()
                    + " (pages, and REST below /api/v1), until it is stopped; files are taken from "
                    + intake.inbox()
                    + (notifier.tellsAnybody() ? ", and who wants to is told how it went" : ""));
            new Tokens(opening.launcher(), settings, clock).firstOne("serve").ifPresent(token -> tellOnce(out, token));
            intake.serve(stop);
            web.takeNoMore();
        }
        return 0;
    }

    /** Closes the launcher also where the web server doesn't start. */
    private record Opening(CompletableFuture<ImportLauncher> outcome) implements AutoCloseable {

        ImportLauncher launcher() {
            return outcome.join();
        }

        @Override
        public void close() {
            outcome.handle((opened, failure) -> {
                        if (opened != null) {
                            opened.close();
                        }
                        return opened;
                    })
                    .join();
        }
    }

    private static void tellOnce(Output out, String token) {
        out.hint("Nobody can sign in or ask by REST yet. This token of an admin is shown only now:");
        out.hint("  " + token);
        out.hint("It is called first-admin; number-import token adds others, and revokes them.");
    }
}
