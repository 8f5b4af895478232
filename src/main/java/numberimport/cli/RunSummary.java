package numberimport.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.stream.Collectors;
import numberimport.pipeline.RunView;
import org.jspecify.annotations.Nullable;

/** The end of a run, or its state, in a few lines. */
final class RunSummary {

    private RunSummary() {}

    static String of(RunView run) {
        return of(run, run.reports().rejected());
    }

    /** The same of a run whose report lies on the server's disk. */
    static String there(RunView run) {
        return of(run, "number-import failures " + run.run() + " --server … -o FILE");
    }

    private static String of(RunView run, @Nullable String report) {
        var lines = new ArrayList<String>();
        var counts = run.counts();
        lines.add("Run " + run.run() + "  " + run.state() + took(run) + "  "
                + run.file().name()
                + (run.task() == null ? "" : " → task " + run.task().id()));
        var failed = Words.failed(counts);
        lines.add("  rows " + Words.number(counts.rows()) + "   accepted " + Words.number(counts.accepted())
                + (failed.isEmpty() ? "" : "   " + failed)
                + (counts.unsent() > 0 ? "   unsent " + Words.number(counts.unsent()) : "")
                + (counts.unknown() > 0 ? "   unknown " + Words.number(counts.unknown()) : ""));
        lines.add("  calls " + run.calls().made() + " of " + run.calls().planned() + " planned"
                + (run.calls().minGapMs() == null
                        ? ""
                        : ", smallest gap " + run.calls().minGapMs() + " ms")
                + (run.calls().pacePercent() == null
                        ? ""
                        : ", pace " + run.calls().pacePercent() + " % of one call each 1010 ms"));
        if (!run.settled().isEmpty()) {
            lines.add("  settled "
                    + run.settled().stream().map(RunSummary::settled).collect(Collectors.joining(", ")));
        }
        if (run.parent() != null) {
            lines.add("  rows of run " + run.parent() + (run.byRetry() ? ", sent again" : ", from its report"));
        }
        if (!run.resolvedBy().isEmpty()) {
            lines.add("  resolved by "
                    + run.resolvedBy().stream().map(RunSummary::resolved).collect(Collectors.joining(", ")));
        }
        if (run.reports().rejected() != null) {
            lines.add("  report " + report + "  (mend it and import it again; columns starting with _ are ignored)");
        }
        if (run.message() != null && run.error() == null) {
            lines.add("  " + run.message());
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String resolved(RunView.Successor successor) {
        return "run " + successor.run() + " (" + (successor.byRetry() ? "retry" : "mended report") + ", "
                + Words.number(successor.accepted()) + " accepted)";
    }

    private static String settled(RunView.Settled settled) {
        return settled.batches() + " "
                + switch (settled.how()) {
                    case "POOL" -> "confirmed from the number pool";
                    case "POOL_WEAK" -> "there with another name, perhaps by another writer";
                    case "DUPLICATE_ANSWER" -> "there already when sent again";
                    case "NOT_RECEIVED" -> "never received";
                    case "NOT_KEPT" -> "not kept by the API";
                    case "TURNED_AWAY" -> "turned away for their content";
                    case "NO_EVIDENCE" -> "without evidence";
                    case "PERSON" -> "resolved by a person";
                    default -> settled.how();
                };
    }

    private static String took(RunView run) {
        return run.startedAt() == null || run.endedAt() == null
                ? ""
                : " in "
                        + Words.duration(
                                Duration.between(Instant.parse(run.startedAt()), Instant.parse(run.endedAt())));
    }
}
