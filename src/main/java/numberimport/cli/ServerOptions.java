package numberimport.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.RunArchive;
import numberimport.pipeline.RunRecords;
import numberimport.pipeline.Settings;
import numberimport.remote.RemoteServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options about who is asked: this machine, or a serve on another one by REST. */
final class ServerOptions {

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "ask the serve there instead of this machine's ledger, such as https://import.example.com")
    private @Nullable URI server;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "file with the token for --server (default: NUMBERIMPORT_SERVERTOKEN in the environment)")
    private @Nullable Path tokenFile;

    /** Whether another machine is to be asked. */
    boolean given() {
        return server != null;
    }

    /** What a hint has to say so that its command asks the same one; empty where that is this machine. */
    String hint() {
        return given() ? " --server …" : "";
    }

    RunRecords runs(Settings settings) {
        return server == null ? RunArchive.open(settings) : remote(settings);
    }

    /** What either of the two says. */
    <T> T either(Settings settings, Function<RunArchive, T> here, Function<RemoteServer, T> there) {
        if (server != null) {
            return there.apply(remote(settings));
        }
        try (var archive = RunArchive.open(settings)) {
            return here.apply(archive);
        }
    }

    RemoteServer remote(Settings settings) {
        if (server == null) {
            throw new IllegalStateException("No server is given");
        }
        return new RemoteServer(server, token(settings));
    }

    private String token(Settings settings) {
        if (tokenFile != null) {
            return read(tokenFile);
        }
        var kept = settings.serverToken();
        if (kept == null) {
            throw problem(
                    "There is no token for " + server + ".", "set NUMBERIMPORT_SERVERTOKEN, or give --token-file");
        }
        return kept;
    }

    private static String read(Path tokenFile) {
        try {
            return Files.readString(tokenFile).strip();
        } catch (IOException e) {
            throw problem(
                    "The token can't be read from " + tokenFile + ": "
                            + e.getClass().getSimpleName() + ".",
                    "check --token-file");
        }
    }

    private static ProblemException problem(String message, String hint) {
        return new ProblemException(new Problem("TOKEN_MISSING", message, hint, ExitCode.CONFIGURATION));
    }
}
