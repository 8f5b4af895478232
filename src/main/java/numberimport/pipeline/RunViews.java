package numberimport.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import numberimport.ledger.CallCounts;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.ImportRun;
import numberimport.ledger.ReasonCount;
import org.jspecify.annotations.Nullable;

/** Makes views of runs from the ledger. */
final class RunViews {

    /** The API takes one call a second; so much apart they are sure to arrive so. */
    static final Duration CEILING = Duration.ofMillis(1010);

    private final ImportLedger ledger;

    RunViews(ImportLedger ledger) {
        this.ledger = ledger;
    }

    RunView of(ImportRun run) {
        var calls = ledger.sendingRecord().calls(run.id());
        return of(
                run,
                ledger.failedRows().byReason(run.id()).stream()
                        .map(RunViews::tally)
                        .toList(),
                new RunView.Calls(calls.planned(), calls.made(), calls.minGapMs(), pacePercent(calls)),
                ledger.sendingRecord().settled(run.id()).stream()
                        .map(count -> new RunView.Settled(count.how().name(), count.batches()))
                        .toList());
    }

    /** Without reasons, calls and how batches were settled: for lists, where each of them would be read from thousands of rows. */
    RunView brief(ImportRun run) {
        return of(run, List.of(), new RunView.Calls(0, 0, null, null), List.of());
    }

    private RunView of(
            ImportRun run, List<RunView.ReasonTally> reasons, RunView.Calls calls, List<RunView.Settled> settled) {
        var ending = run.ending();
        var parent = run.parent();
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
                        run.file().sheet(),
                        run.file().mapping()),
                new RunView.Task(run.identity().task(), run.identity().account()),
                parent == null ? null : parent.run(),
                parent == null ? null : parent.by().name(),
                successors(run.id()),
                run.continues(),
                counts,
                reasons,
                calls,
                settled,
                new RunView.Reports(run.report()),
                null,
                run.createdAt().toString(),
                ending == null ? null : ending.at().toString(),
                ending == null ? null : ending.message());
    }

    private List<RunView.Successor> successors(long run) {
        return ledger.runs().childrenOf(run).stream()
                .map(child -> new RunView.Successor(
                        child.id(),
                        Objects.requireNonNull(child.parent()).by().name(),
                        ledger.runs().counts(child.id()).accepted()))
                .filter(child -> child.accepted() > 0)
                .toList();
    }

    private static @Nullable Double pacePercent(CallCounts calls) {
        if (calls.followed() == 0 || calls.span().isZero()) {
            return null;
        }
        var ceiling = CEILING.multipliedBy(calls.followed()).toMillis();
        return Math.round(1000.0 * ceiling / calls.span().toMillis()) / 10.0;
    }

    private static RunView.ReasonTally tally(ReasonCount reason) {
        return new RunView.ReasonTally(reason.code(), reason.count());
    }
}
