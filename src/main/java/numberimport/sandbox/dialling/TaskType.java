package numberimport.sandbox.dialling;

/** How a task decides when to call (callout-task API, "Task Type Description"). */
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

    boolean usesAgents() {
        return this != IVR;
    }
}
