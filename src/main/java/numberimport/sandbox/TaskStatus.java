package numberimport.sandbox;

/** A callout task's state, with the number that the API gives it. Only a disabled task takes numbers. */
public enum TaskStatus {
    ENABLED(1),
    DISABLED(2),
    STOPPING(3);

    private final int code;

    TaskStatus(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
