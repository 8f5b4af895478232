package numberimport.pipeline;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import numberimport.api.ApiException;
import numberimport.api.TaskStatus;
import numberimport.ledger.BatchState;

/** What stands between checking and the first call: an import can't be undone. */
final class Gate {

    private static final double MANY_REJECTED = 0.2;

    private final ActiveRun run;
    private final Room room;
    private final RunSplit split;

    Gate(ActiveRun run) {
        this.run = run;
        this.room = new Room(run);
        this.split = new RunSplit(run);
    }

    /** Lets the run pass, or says why not. */
    void pass() {
        var counts = run.counts();
        rejected(counts);
        if (counts.unsent() == 0) {
            return;
        }
        unlikeBefore(counts);
        room.require(counts.unsent());
        if (!run.operator().approves(plan(counts))) {
            throw refused(
                    "NOT_APPROVED", "You answered no. Nothing was sent.", "import the file again to be asked again");
        }
        split.apply(counts.unsent(), room.inTask());
    }

    private void rejected(Counts counts) {
        if (counts.rows() == 0 || run.current().continues() != null) {
            return;
        }
        var share = (double) counts.rejected() / counts.rows();
        var most = run.options().maxRejected();
        var found = counts.rejected() + " of " + counts.rows() + " rows (" + percent(share) + ") were rejected";
        if (most != null && share > most) {
            throw refused(
                    "TOO_MANY_REJECTED",
                    found + ", expected at most " + percent(most) + ". Nothing was sent.",
                    "see number-import failures " + run.id() + " --by-reason; mend the file or raise --max-rejected");
        }
        if (share > MANY_REJECTED) {
            run.operator().warned(found + "; see number-import failures " + run.id() + " --by-reason");
        }
    }

    private void unlikeBefore(Counts counts) {
        var differences = new Drift(run.ledger()).of(run.current(), counts);
        if (!differences.isEmpty() && !run.operator().goesOnDespite(differences)) {
            throw refused(
                    "DRIFTED",
                    String.join(" ", differences) + " Nothing was sent.",
                    "if the file is right: number-import resume " + run.id() + " --yes");
        }
    }

    static String percent(double share) {
        return new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(100 * share) + " %";
    }

    private Plan plan(Counts counts) {
        var calls = run.ledger().batches().countIn(run.id(), BatchState.UNSENT);
        Duration leastTime = run.apiProperties().minGap().multipliedBy(Math.max(0, calls - 1));
        return new Plan(
                run.id(),
                run.task(),
                counts,
                calls,
                leastTime,
                status(),
                run.current().poolStart().customerCount(),
                split.shares(counts.unsent(), room.inTask()));
    }

    /** A task that may be closed later need not be closed now. */
    private TaskStatus status() {
        try {
            return run.options().task().closes() ? run.api().task(run.task()).state() : TaskStatus.CLOSED;
        } catch (ApiException e) {
            throw ApiProblems.of(run.task(), e);
        }
    }

    private static ProblemException refused(String code, String message, String hint) {
        return new ProblemException(new Problem(code, message, hint, ExitCode.REFUSED));
    }
}
