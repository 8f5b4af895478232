package numberimport.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import numberimport.file.SourceRow;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a thread of its own reads some blocks ahead of whoever asks for them, so that one core reads while another one checks. The
 * same rows in the same order, and a failure where it would have been met.
 */
final class RowsAhead implements AutoCloseable {

    private static final int ROWS_A_BLOCK = 256;
    private static final int BLOCKS_AHEAD = 8;
    private static final long A_MOMENT_MILLIS = 1;

    private final RowSource source;
    private final BlockingQueue<Block> ahead = new ArrayBlockingQueue<>(BLOCKS_AHEAD);
    private final Thread thread = new Thread(this::read, "rows-ahead");
    private volatile boolean closed;
    private Block current = new Block(List.of(), null, false);

    /** Rows one after the other; after those of the last block comes its failure, if there is one. */
    private record Block(List<SourceRow> rows, @Nullable Throwable failure, boolean last) {}

    private RowsAhead(RowSource source) {
        this.source = source;
    }

    /** Begins at once; {@code source} is asked by that one thread, until it gives null. */
    static RowsAhead of(RowSource source) {
        var ahead = new RowsAhead(source);
        ahead.thread.setDaemon(true);
        ahead.thread.start();
        return ahead;
    }

    private void read() {
        try {
            var last = false;
            while (!last && !closed) {
                var block = block();
                ahead.put(block);
                last = block.last;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Block block() {
        var rows = new ArrayList<SourceRow>(ROWS_A_BLOCK);
        try {
            for (var i = 0; i < ROWS_A_BLOCK; i++) {
                var row = source.next();
                if (row == null) {
                    return new Block(rows, null, true);
                }
                rows.add(row);
            }
            return new Block(rows, null, false);
        } catch (RuntimeException | Error e) {
            return new Block(rows, e, true);
        }
    }

    /** The next rows, as many as were read together; none after the last. */
    List<SourceRow> next() {
        while (!current.last) {
            current = taken();
            if (!current.rows.isEmpty()) {
                return current.rows;
            }
        }
        if (current.failure instanceof Error error) {
            throw error;
        }
        if (current.failure instanceof RuntimeException failure) {
            throw failure;
        }
        return List.of();
    }

    private Block taken() {
        try {
            return ahead.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rows were read", e);
        }
    }

    /** Waits until the thread has ended, so that what it used can be closed. */
    @Override
    public void close() {
        closed = true;
        try {
            while (thread.isAlive()) {
                // It may wait for room, which nobody makes any more.
                ahead.clear();
                thread.join(A_MOMENT_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
