package numberimport.sandbox.dialling;

import java.util.Locale;

/** How one call ended: success, or one of the five results of the callout-task API, "Call Result Type List". */
public enum CallResult {
    SUCCESS,
    CUSTOMER_MISSED,
    AGENT_MISSED,
    CUSTOMER_BREAKOUT,
    PHONE_OUTLINE,
    PHONE_BUSY;

    /** As the API spells it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the customer answered, even if no agent did. */
    public boolean answered() {
        return this == SUCCESS || this == AGENT_MISSED || this == CUSTOMER_BREAKOUT;
    }

    /** Whether an agent took the call, which nobody does in an IVR task. */
    public boolean takenByAgent(TaskType type) {
        return this == SUCCESS && type.usesAgents();
    }
}
