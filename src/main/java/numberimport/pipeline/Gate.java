package numberimport.pipeline;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;
import numberimport.api.ApiException;
import numberimport.ledger.BatchState;

/** What stands between checking and the first call: an import can't be undone. */
final class Gate {

    private static final long MOST_A_TASK = 1_000_000;
    private static final long MOST_AN_ACCOUNT = 10_000_000;
    private static final double MANY_REJECTED = 0.2;
    private static final int TASKS_A_PAGE = 100;

    private final ActiveRun run;

    Gate(ActiveRun run) {
        this.run = run;
    }

    /** Lets the run pass, or says why not; a run that has begun to send passed it before. */
    void pass() {
        if (run.ledger().attempts().everMade(run.id())) {
            return;
        }
        var counts = run.counts();
        rejected(counts);
        if (counts.unsent() == 0) {
            return;
        }
        room(counts);
        if (!run.operator().approves(plan(counts))) {
            throw refused(
                    "NOT_APPROVED", "You answered no. Nothing was sent.", "import the file again to be asked again");
        }
    }

    private void rejected(Counts counts) {
        if (counts.rows() == 0) {
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

    private static String percent(double share) {
        return new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(100 * share) + " %";
    }

    private void room(Counts counts) {
        var inTask = run.current().poolStart().customerCount();
        if (inTask + counts.unsent() > MOST_A_TASK) {
            throw refused(
                    "NO_ROOM_IN_TASK",
                    "The task holds " + inTask + " numbers and the file has " + counts.unsent()
                            + " good ones; a task takes at most " + MOST_A_TASK + ". Nothing was sent.",
                    "split the file, or choose a task with more room");
        }
        var inAccount = customersOfAccount();
        if (inAccount + counts.unsent() > MOST_AN_ACCOUNT) {
            throw refused(
                    "NO_ROOM_IN_ACCOUNT",
                    "The account's tasks hold " + inAccount + " numbers and the file has " + counts.unsent()
                            + " good ones; an account takes at most " + MOST_AN_ACCOUNT + ". Nothing was sent.",
                    "ask the vendor for room");
        }
    }

    private long customersOfAccount() {
        try {
            var customers = 0L;
            var pages = 1;
            for (var number = 1; number <= pages; number++) {
                var page = run.api().tasks(number, TASKS_A_PAGE);
                pages = page.totalPages();
                for (var task : page.tasks()) {
                    customers += task.customerCount();
                }
            }
            return customers;
        } catch (ApiException e) {
            run.operator().warned("The account's room is not known: " + e.found());
            return 0;
        }
    }

    private Plan plan(Counts counts) {
        var current = run.current();
        var calls = run.ledger().batches().countIn(run.id(), BatchState.PENDING);
        Duration leastTime = run.apiProperties().minGap().multipliedBy(Math.max(0, calls - 1));
        return new Plan(
                run.id(),
                current.identity().task(),
                counts,
                calls,
                leastTime,
                current.poolStart().customerCount());
    }

    private static ProblemException refused(String code, String message, String hint) {
        return new ProblemException(new Problem(code, message, hint, ExitCode.REFUSED));
    }
}
