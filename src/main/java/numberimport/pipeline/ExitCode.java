package numberimport.pipeline;

import java.util.List;

/** How a command ends, as scripts and schedules see it. Stable. */
public enum ExitCode {
    /** Every row accepted, or a check found no fault. */
    OK(0),
    /** A fault of number-import or its machine. */
    INTERNAL(1),
    USAGE(2),
    /** Finished; some rows were not accepted. */
    INCOMPLETE(3),
    /** Nothing was sent: the file, the task or a limit forbids it. */
    REFUSED(4),
    /** Stopped in order; can be resumed. */
    STOPPED(5),
    /** The API failed, or outcomes are unknown; can be resumed. */
    API_FAILED(6),
    /** This content is already in the task, or another process is at it. */
    NOTHING_TO_DO(7),
    /** Settings or credentials. */
    CONFIGURATION(8),
    /** A server still works on it; nobody waited for the end. */
    STILL_AT_WORK(9);

    private static final List<ExitCode> BY_GRAVITY = List.of(
            OK, NOTHING_TO_DO, INCOMPLETE, STILL_AT_WORK, REFUSED, USAGE, STOPPED, API_FAILED, CONFIGURATION, INTERNAL);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Of two ends the graver. */
    public static int worse(int one, int other) {
        return gravity(one) >= gravity(other) ? one : other;
    }

    private static int gravity(int code) {
        for (var exit : BY_GRAVITY) {
            if (exit.code == code) {
                return BY_GRAVITY.indexOf(exit);
            }
        }
        return BY_GRAVITY.size();
    }
}
