package numberimport.pipeline;

import numberimport.api.ApiException;
import numberimport.api.CalloutTaskApi;
import numberimport.submission.Quota;

/** How many numbers a task and an account take and how many are there already. */
final class Room {

    private final ActiveRun run;

    Room(ActiveRun run) {
        this.run = run;
    }

    /** How many numbers the task takes still, as it was before the run sent anything. */
    long inTask() {
        return Math.max(0, Quota.MOST_A_TASK - run.current().poolStart().customerCount());
    }

    /** Refuses the run where its numbers have no place in the task, unless it may go on into others, or in the account. */
    void require(long numbers) {
        var handling = run.options().task();
        var inTask = inTask();
        if (numbers > inTask && !handling.split()) {
            throw refused(
                    "NO_ROOM_IN_TASK",
                    "The task holds " + (Quota.MOST_A_TASK - inTask) + " numbers and the file has " + numbers
                            + " good ones; a task takes at most " + Quota.MOST_A_TASK + ". Nothing was sent.",
                    "choose a task with more room, or go on into further tasks with --split");
        }
        var batchSize = run.at().settings().batchSize();
        if (numbers > inTask && inTask < batchSize) {
            throw refused(
                    "NO_ROOM_IN_TASK",
                    "The task has room for " + inTask + " numbers, expected at least one batch of " + batchSize
                            + " for the first part of the file. Nothing was sent.",
                    "choose a task with more room");
        }
        requireInAccount(run.api(), numbers);
    }

    /** Refuses more numbers than all tasks of the account together have room for. */
    static void requireInAccount(CalloutTaskApi api, long numbers) {
        var inAccount = customersOfAccount(api);
        if (inAccount + numbers > Quota.MOST_AN_ACCOUNT) {
            throw refused(
                    "NO_ROOM_IN_ACCOUNT",
                    "The account's tasks hold " + inAccount + " numbers and the file has " + numbers
                            + " good ones; an account takes at most " + Quota.MOST_AN_ACCOUNT + ". Nothing was sent.",
                    "ask the vendor for room");
        }
    }

    private static long customersOfAccount(CalloutTaskApi api) {
        try {
            return Quota.ofAccount(api);
        } catch (ApiException e) {
            throw ApiProblems.of(e);
        }
    }

    private static ProblemException refused(String code, String message, String hint) {
        return new ProblemException(new Problem(code, message, hint, ExitCode.REFUSED));
    }
}
