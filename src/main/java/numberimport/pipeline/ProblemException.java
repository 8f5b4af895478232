package numberimport.pipeline;

/** Carries a problem to the door that tells it. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.message());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    /** Somebody wants it to end while it waits, and for now nothing is lost: "Stopped before anything was sent: by signal INT." */
    public static ProblemException stopped(String when, String why) {
        return new ProblemException(new Problem(
                "STOPPED", "Stopped " + when + ": " + why + ".", "run the same command again", ExitCode.STOPPED));
    }
}
