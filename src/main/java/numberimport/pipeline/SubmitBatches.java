package numberimport.pipeline;

import numberimport.ledger.BatchState;
import numberimport.ledger.NumberBatch;
import numberimport.submission.Submission;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Third step, one batch at a time: reads the next batch of the ledger, and sends it. Keeps no position of its own and is never
 * made fault tolerant: the framework would send good rows again.
 */
final class SubmitBatches implements ItemStreamReader<NumberBatch>, ItemWriter<NumberBatch> {

    private final ActiveRun run;
    private @Nullable Submission submission;
    private boolean takenOver;

    SubmitBatches(ActiveRun run) {
        this.run = run;
    }

    @Override
    public void open(ExecutionContext context) {
        submission = Sending.open(run);
    }

    @Override
    public @Nullable NumberBatch read() throws Exception {
        var sending = sending();
        if (!takenOver) {
            run.ledger().runs().sending(run.id());
            sending.takeOver();
            takenOver = true;
        }
        var batch = sending.next();
        while (batch.isEmpty() && Sending.goesOn(run, sending)) {
            batch = sending.next();
        }
        tellProgress();
        if (batch.isPresent()) {
            return batch.get();
        }
        Sending.raise(run, sending.end());
        return null;
    }

    @Override
    public void write(Chunk<? extends NumberBatch> chunk) throws Exception {
        for (var batch : chunk) {
            sending().send(batch);
        }
    }

    @Override
    public void close() {
        sending().close();
    }

    private Submission sending() {
        if (submission == null) {
            throw new IllegalStateException("The submit step was not opened");
        }
        return submission;
    }

    private void tellProgress() {
        run.operator()
                .sent(() ->
                        new SendingProgress(run.ledger().batches().countIn(run.id(), BatchState.SENT), run.counts()));
    }
}
