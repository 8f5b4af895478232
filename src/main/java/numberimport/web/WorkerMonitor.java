package numberimport.web;

import java.time.Clock;
import java.util.Optional;
import numberimport.intake.LaunchView;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Settings;
import org.jspecify.annotations.Nullable;

/**
 * What a worker answers, where its settings name a port: its meters, to who shows a token, and whether it works. Takes nothing, and
 * without a port does nothing.
 */
public final class WorkerMonitor implements AutoCloseable {

    private final @Nullable WebServer server;

    private WorkerMonitor(@Nullable WebServer server) {
        this.server = server;
    }

    /** A port that is taken, or an address that would give tokens away, is a problem. */
    public static WorkerMonitor start(ImportLauncher launcher, Settings settings, Clock clock) {
        var port = settings.workerPort();
        return new WorkerMonitor(
                port.isPresent() ? WebServer.startForWorker(launcher, settings, clock, port.getAsInt()) : null);
    }

    /** Where the meters are; empty where nobody can ask. */
    public Optional<String> meters() {
        return Optional.ofNullable(server).map(web -> web.address() + "/actuator/prometheus");
    }

    /** To be told of each launch that ended in this process. */
    public void ended(LaunchView launch) {
        if (server != null) {
            server.ended(launch);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
