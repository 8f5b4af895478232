package numberimport.pipeline;

import java.util.Optional;
import numberimport.ledger.BatchState;
import numberimport.ledger.NumberBatch;
import numberimport.submission.Submission;

/**
 * The ledger's batches to the API, one after the other. Its place is in the ledger, and no chunk of the framework's, which
 * would commit its own position twice at each call, and send good rows again where it skips or repeats.
 */
final class SubmitBatches implements RunStep {

    private final ActiveRun run;

    SubmitBatches(ActiveRun run) {
        this.run = run;
    }

    @Override
    public void run() throws Exception {
        try (var sending = Sending.open(run)) {
            run.ledger().runs().sending(run.id());
            sending.takeOver();
            for (var batch = next(sending); batch.isPresent(); batch = next(sending)) {
                sending.send(batch.get());
            }
            Sending.raise(run, sending.end());
        }
    }

    private Optional<NumberBatch> next(Submission sending) throws Exception {
        var batch = sending.next();
        while (batch.isEmpty() && Sending.goesOn(run, sending)) {
            batch = sending.next();
        }
        run.operator()
                .sent(() ->
                        new SendingProgress(run.ledger().batches().countIn(run.id(), BatchState.SENT), run.counts()));
        return batch;
    }
}
