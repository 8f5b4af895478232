package numberimport.pipeline;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import numberimport.ledger.BatchState;
import numberimport.ledger.FailedRow;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.NumberBatch;
import numberimport.ledger.Resolutions.Decision;
import numberimport.ledger.RowStatus;
import numberimport.ledger.RunEnding;
import numberimport.validation.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The batches of a run whose outcome is unknown, and what a person decides about them. To be used under the task's lease. */
final class UnknownOutcomes {

    private static final Logger log = LoggerFactory.getLogger(UnknownOutcomes.class);

    private final ImportLedger ledger;
    private final Clock clock;
    private final long run;

    UnknownOutcomes(ImportLedger ledger, Clock clock, long run) {
        this.ledger = ledger;
        this.clock = clock;
        this.run = run;
    }

    /** Under the task's lease, or of a run that has ended: what is still on its way or in doubt then is so for good. */
    List<NumberBatch> batches() {
        return ledger.batches().in(run, BatchState.WITHOUT_OUTCOME);
    }

    /** Applies a decision to the batches that it names, each of which has to be unknown. */
    void resolve(Resolution resolution) {
        var unknown = batches();
        requireUnknown(unknown, new TreeSet<>(resolution.batches()));
        var decision = new Decision(resolution.person(), resolution.reason(), clock.instant());
        for (var batch : unknown) {
            if (resolution.batches().isEmpty() || resolution.batches().contains(batch.seq())) {
                apply(resolution.as(), batch, decision);
                log.info(
                        "Batch {} of run {}: resolved as {} by {}",
                        batch.seq(),
                        run,
                        resolution.as(),
                        resolution.person());
            }
        }
    }

    /** What the run says of itself once nothing of it is unknown any more. */
    void conclude() {
        var ended = ledger.runs().find(run).orElseThrow();
        var ending = ended.ending();
        if (batches().isEmpty() && ending != null) {
            ledger.runs()
                    .ended(
                            run,
                            ended.state(),
                            new RunEnding(
                                    ending.exitCode(),
                                    "Every outcome is settled; number-import resume " + run + " concludes the run.",
                                    ending.at()));
        }
    }

    private void apply(Resolution.As as, NumberBatch batch, Decision decision) {
        switch (as) {
            case ACCEPTED -> ledger.resolutions().accepted(batch, decision);
            case NOT_RECEIVED -> ledger.resolutions().notReceived(batch, failed(batch, decision), decision);
            case RESEND -> ledger.resolutions().resent(batch, decision);
        }
    }

    private static List<FailedRow> failed(NumberBatch batch, Decision decision) {
        var reason = "not in the task, as " + decision.person() + " found: " + decision.reason();
        return batch.rows().stream()
                .map(row -> new FailedRow(
                        row.entry().row(), RowStatus.REFUSED, Reason.NOT_RECEIVED.name(), reason, row.cells()))
                .toList();
    }

    private void requireUnknown(List<NumberBatch> unknown, Set<Integer> wanted) {
        var there = unknown.stream().map(NumberBatch::seq).collect(Collectors.toCollection(TreeSet::new));
        wanted.removeAll(there);
        if (there.isEmpty() || !wanted.isEmpty()) {
            throw new ProblemException(new Problem(
                    "NOTHING_TO_RESOLVE",
                    there.isEmpty()
                            ? "Run " + run + " has no batch of unknown outcome."
                            : "Of run " + run + ", batches " + wanted + " are not unknown; unknown are " + there + ".",
                    "number-import resolve " + run + " lists them",
                    there.isEmpty() ? ExitCode.NOTHING_TO_DO : ExitCode.USAGE));
        }
    }
}
