package numberimport.submission;

/** The process ends here, as far as the test goes. */
final class SimulatedCrashException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
