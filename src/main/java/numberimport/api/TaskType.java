package numberimport.api;

import java.util.Arrays;
import java.util.Optional;

/** How a task calls (callout-task API, "Task Type Description"), with its number on the wire. */
public enum TaskType {
    PRECISION(1),
    PROPORTION(2),
    PREDICTIVE(3),
    IVR(4);

    private final int code;

    TaskType(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** Empty for a number that the documentation does not list. */
    public static Optional<TaskType> of(int code) {
        return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
    }

    /** By its name in letters of any case, such as {@code ivr}. */
    public static Optional<TaskType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
