package numberimport.submission;

/** How the sending of a run ended. */
public sealed interface SubmissionEnd {

    /** Every batch has its outcome. */
    record Done() implements SubmissionEnd {}

    /** Ended in order; the rest can be sent later. */
    record Stopped(String why) implements SubmissionEnd {}

    /** Somebody opened the task; the rest can be sent when it is closed again. */
    record TaskOpened(String why) implements SubmissionEnd {}

    /** The API turned the run away for who we are: nothing goes on before the settings are mended. */
    record Unauthorised(String why) implements SubmissionEnd {}

    /** The task was deleted; what of the run was not sent can only go into another one. */
    record TaskGone(String why) implements SubmissionEnd {}

    /** The API failed, or the task is full; the rest can be sent when that is mended. */
    record Failed(String why) implements SubmissionEnd {}
}
