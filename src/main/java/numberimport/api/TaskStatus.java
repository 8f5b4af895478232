package numberimport.api;

/** Status of a task (callout-task API, "Status Description"); only a closed one takes numbers. */
public enum TaskStatus {
    ENABLED("enabled"),
    CLOSED("closed"),
    /** Closed for new calls, until those in progress have ended. */
    STOPPING("stopping"),
    /** A number that the documentation does not list. */
    OTHER("of a status that is not documented");

    private final String words;

    TaskStatus(String words) {
        this.words = words;
    }

    /** By its number on the wire: 1, 2, 3. */
    public static TaskStatus of(int wireValue) {
        return switch (wireValue) {
            case 1 -> ENABLED;
            case 2 -> CLOSED;
            case 3 -> STOPPING;
            default -> OTHER;
        };
    }

    @Override
    public String toString() {
        return words;
    }
}
