package numberimport.cli;

import java.time.Clock;
import java.util.function.Function;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Settings;
import numberimport.remote.RemoteServer;
import picocli.CommandLine.Mixin;

/** A command about what is kept, {@code B}, in this machine's ledger or by a server: it does the same with either. */
abstract class KeepingCommand<B> extends PrintingCommand {

    private final Here<B> here;
    private final Function<RemoteServer, B> there;

    @Mixin
    private ServerOptions server = new ServerOptions();

    /** What this machine's ledger keeps. */
    @FunctionalInterface
    interface Here<B> {

        B of(ImportLauncher launcher, Settings settings, Clock clock);
    }

    KeepingCommand(Here<B> here, Function<RemoteServer, B> there) {
        this.here = here;
        this.there = there;
    }

    @Override
    final int run(Output out, Settings settings) {
        requireUsable();
        if (server.given()) {
            on(there.apply(server.remote(settings)), out);
            return 0;
        }
        var clock = Clock.systemUTC();
        try (var launcher = ImportLauncher.open(settings, clock)) {
            on(here.of(launcher, settings, clock), out);
        }
        return 0;
    }

    /** Refuses a line that would do something else than it says. */
    void requireUsable() {
        // Most lines say what they do.
    }

    abstract void on(B kept, Output out);
}
