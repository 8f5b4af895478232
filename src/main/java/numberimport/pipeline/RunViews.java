package numberimport.pipeline;

import numberimport.ledger.ImportLedger;
import numberimport.ledger.ImportRun;
import numberimport.ledger.ReasonCount;

/** Makes views of runs from the ledger. */
final class RunViews {

    private final ImportLedger ledger;

    RunViews(ImportLedger ledger) {
        this.ledger = ledger;
    }

    RunView of(ImportRun run) {
        var ending = run.ending();
        var calls = ledger.runs().calls(run.id());
        var counts = Counts.of(ledger.runs().counts(run.id()));
        return new RunView(
                run.id(),
                run.state().name(),
                ending == null ? null : ending.exitCode(),
                new RunView.File(
                        run.file().name(),
                        run.identity().sha256(),
                        counts.rows(),
                        run.file().charset(),
                        run.file().sheet()),
                new RunView.Task(run.identity().task(), run.identity().account()),
                run.parent(),
                run.continues(),
                counts,
                ledger.failedRows().byReason(run.id()).stream()
                        .map(RunViews::tally)
                        .toList(),
                new RunView.Calls(calls.planned(), calls.made(), calls.minGapMs()),
                new RunView.Reports(run.report()),
                null,
                run.createdAt().toString(),
                ending == null ? null : ending.at().toString(),
                ending == null ? null : ending.message());
    }

    private static RunView.ReasonTally tally(ReasonCount reason) {
        return new RunView.ReasonTally(reason.code(), reason.count());
    }
}
