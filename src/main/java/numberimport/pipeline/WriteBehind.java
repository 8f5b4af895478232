package numberimport.pipeline;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to the ledger by a thread of its own, while the next rows are checked: one after the other, in order, and one waiting at
 * most. What goes wrong with one is thrown at the next, or at the end.
 */
final class WriteBehind implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WriteBehind.class);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(WriteBehind::daemon);
    private Future<?> last = CompletableFuture.completedFuture(null);

    void write(Runnable write) {
        finish();
        last = thread.submit(write);
    }

    /** Waits until all is written. */
    void finish() {
        try {
            last.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rows were written to the ledger", e);
        }
    }

    /** Waits for the write at work, so that none happens after this. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            while (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
                log.warn("A write to the ledger takes longer than a minute; waiting for it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "write-behind");
        thread.setDaemon(true);
        return thread;
    }
}
