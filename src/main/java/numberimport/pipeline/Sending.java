package numberimport.pipeline;

import java.time.Clock;
import java.time.Duration;
import numberimport.submission.Pause;
import numberimport.submission.SendingTools;
import numberimport.submission.Submission;
import numberimport.submission.SubmissionEnd;

/** How the steps that send open the submission of a run, and what its end means to the job. */
final class Sending {

    private Sending() {}

    static Submission open(ActiveRun run) {
        var tools = new SendingTools(Clock.systemUTC(), Pause.REAL, run.with().stops());
        return new Submission(run.sending(), run.ledger(), run.api(), run.apiProperties(), tools);
    }

    /** Where somebody opened the task, and the launcher wants to wait: waits until it is closed, and lets sending go on. */
    static boolean goesOn(ActiveRun run, Submission submission) throws RunStoppedException {
        var patience = run.options().task().waitSeconds();
        if (patience == 0 || !(submission.end() instanceof SubmissionEnd.TaskOpened)) {
            return false;
        }
        try {
            TaskClosing.of(run.api(), Clock.systemUTC())
                    .awaitClosed(
                            run.task(),
                            Duration.ofSeconds(patience),
                            run.with().stops()::reason,
                            run.operator()::waits);
        } catch (ProblemException e) {
            run.heedStop();
            throw e;
        }
        submission.goOn();
        return true;
    }

    /** Ends the step as sending ended: normally, as stopped, or as failed. */
    static void raise(ActiveRun run, SubmissionEnd end) throws RunStoppedException {
        if (end instanceof SubmissionEnd.Stopped stopped) {
            throw new RunStoppedException(stopped.why());
        }
        if (end instanceof SubmissionEnd.TaskOpened opened) {
            throw new RunStoppedException(opened.why());
        }
        if (end instanceof SubmissionEnd.Unauthorised unauthorised) {
            throw new ProblemException(new Problem(
                    "API_CREDENTIALS",
                    "The API turned the run away: " + unauthorised.why() + ".",
                    "mend the account's settings, then resume the run",
                    ExitCode.CONFIGURATION));
        }
        if (end instanceof SubmissionEnd.TaskGone gone) {
            throw new ProblemException(new Problem(
                    "TASK_GONE",
                    "Sending ended: " + gone.why() + ".",
                    "number-import results " + run.id()
                            + " -o DIR writes unsent.csv, which can be imported into another task",
                    ExitCode.API_FAILED));
        }
        if (end instanceof SubmissionEnd.Failed failed) {
            throw new ProblemException(new Problem(
                    "API_FAILED",
                    "Sending ended: " + failed.why() + ".",
                    "resume the run when the API is well again",
                    ExitCode.API_FAILED));
        }
    }
}
