package numberimport.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * What a worker answers, below number-import.worker.
 *
 * @param port where it tells its meters and whether it works, or 0 for any free one; null means that it answers nobody
 */
record WorkerProperties(@Nullable Integer port) {

    private static final int LAST_PORT = 65_535;

    WorkerProperties {
        if (port != null && (port < 0 || port > LAST_PORT)) {
            throw new IllegalArgumentException("worker.port is " + port + ", expected 0 to " + LAST_PORT);
        }
    }
}
