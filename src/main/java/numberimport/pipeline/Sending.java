package numberimport.pipeline;

import java.time.Clock;
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

    /** Ends the step as sending ended: normally, as stopped, or as failed. */
    static void raise(SubmissionEnd end) throws RunStoppedException {
        if (end instanceof SubmissionEnd.Stopped stopped) {
            throw new RunStoppedException(stopped.why());
        }
        if (end instanceof SubmissionEnd.Unauthorised unauthorised) {
            throw new ProblemException(new Problem(
                    "API_CREDENTIALS",
                    "The API turned the run away: " + unauthorised.why() + ".",
                    "mend the account's settings, then resume the run",
                    ExitCode.CONFIGURATION));
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
