package numberimport.sandbox;

import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls whose connection is closed at once but that take effect later. {@code close()} forgets those that are still waiting.
 */
final class LateCalls implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final Gate gate;
    private final NumberEndpoints api;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "sandbox-late-calls");
        thread.setDaemon(true);
        // The first late call starts it, and Tomcat takes a thread with its class loader for a leak.
        thread.setContextClassLoader(LateCalls.class.getClassLoader());
        return thread;
    });

    LateCalls(Gate gate, NumberEndpoints api) {
        this.gate = gate;
        this.api = api;
    }

    /** A slow API: admitted now, applied after the delay. */
    void applyLater(ServletRequest request, Visit visit, Duration delay) throws IOException {
        var body = request.getInputStream().readAllBytes();
        unlessRefused(() -> {
            gate.admit(visit, Signature.of(request));
            schedule(() -> api.addNumbers(JSON.readTree(body), visit), delay);
        });
        visit.hangUp();
    }

    /** A slow network: reaches the API after the delay, and is judged only then. */
    void admitLater(ServletRequest request, Visit visit, Duration delay) throws IOException {
        var body = request.getInputStream().readAllBytes();
        var signature = Signature.of(request);
        schedule(
                () -> {
                    gate.admit(visit, signature);
                    api.addNumbers(JSON.readTree(body), visit);
                },
                delay);
        visit.hangUp();
    }

    @Override
    public void close() {
        later.shutdownNow();
    }

    private void schedule(Runnable call, Duration delay) {
        var unused = later.schedule(() -> unlessRefused(call), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Nobody is there any more to hear of a refusal. */
    private static void unlessRefused(Runnable call) {
        try {
            call.run();
        } catch (RefusedCallException | JacksonException unheard) {
            return;
        }
    }
}
