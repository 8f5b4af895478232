package numberimport.pipeline;

import java.util.ArrayList;
import java.util.List;
import numberimport.file.SourceRow;
import numberimport.ledger.Batches;
import numberimport.ledger.FailedRow;
import numberimport.ledger.StagedRow;
import numberimport.validation.ColumnMapping;
import numberimport.validation.NumberEntry;
import numberimport.validation.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Packs good rows into full batches, fewer only where a request would grow too large or the file ends, and writes them down
 * with the failed rows, many at a time and behind the check. Closing it ends what is being written; only {@link #finish} writes all.
 */
final class BatchPacking implements RowSink, AutoCloseable {

    private static final int MOST_BYTES = 1 << 20;
    private static final int BYTES_A_CHARACTER = 3;
    private static final int BYTES_AROUND_A_ROW = 80;
    private static final int BYTES_AROUND_A_FIELD = 8;
    private static final int BATCHES_A_WRITE = 20;
    private static final int FAILED_ROWS_A_WRITE = 1000;

    private final Batches batches;
    private final long run;
    private final long epoch;
    private final ColumnMapping mapping;
    private final int batchSize;
    private final WriteBehind behind = new WriteBehind();
    private List<List<StagedRow>> full = new ArrayList<>();
    private List<FailedRow> failed = new ArrayList<>();
    private List<StagedRow> current = new ArrayList<>();
    private int currentBytes;
    private int nextSeq = 1;

    /** {@code epoch} is that of the lease under which the run is staged. */
    BatchPacking(Batches batches, long run, long epoch, ColumnMapping mapping, int batchSize) {
        this.batches = batches;
        this.run = run;
        this.epoch = epoch;
        this.mapping = mapping;
        this.batchSize = batchSize;
    }

    @Override
    public void ready(SourceRow row, NumberEntry entry) {
        var bytes = mostBytes(entry);
        if (!current.isEmpty() && (current.size() == batchSize || currentBytes + bytes > MOST_BYTES)) {
            closeBatch();
        }
        current.add(new StagedRow(entry, SourceTable.cells(row, mapping)));
        currentBytes += bytes;
        writeWhenMany();
    }

    @Override
    public void failed(SourceRow row, Verdict.Failed verdict) {
        failed.add(RowCheck.failedRow(row, verdict, mapping));
        writeWhenMany();
    }

    /** Writes the rest down; the last batch may be smaller. */
    void finish() {
        if (!current.isEmpty()) {
            closeBatch();
        }
        write(true);
        behind.finish();
    }

    @Override
    public void close() {
        behind.close();
    }

    private void closeBatch() {
        full.add(current);
        current = new ArrayList<>();
        currentBytes = 0;
    }

    private void writeWhenMany() {
        if (full.size() >= BATCHES_A_WRITE || failed.size() >= FAILED_ROWS_A_WRITE) {
            write(failed.size() >= FAILED_ROWS_A_WRITE);
        }
    }

    private void write(boolean failedToo) {
        var seq = nextSeq;
        var packed = full;
        var stopped = failedToo ? failed : List.<FailedRow>of();
        behind.write(() -> batches.stage(run, epoch, seq, packed, stopped));
        nextSeq += packed.size();
        full = new ArrayList<>();
        failed = failedToo ? new ArrayList<>() : failed;
    }

    private static int mostBytes(NumberEntry entry) {
        var characters = entry.cellphone().length() + length(entry.name()) + length(entry.description());
        var bytes = BYTES_AROUND_A_ROW;
        for (var field : entry.custom().entrySet()) {
            characters += field.getKey().length() + field.getValue().length();
            bytes += BYTES_AROUND_A_FIELD;
        }
        return bytes + characters * BYTES_A_CHARACTER;
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
