package numberimport.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a call can end with besides success (callout-task API, "Call Result Type List"); redials and follow-ups are set by it. */
public enum CallResult {
    CUSTOMER_MISSED,
    AGENT_MISSED,
    CUSTOMER_BREAKOUT,
    PHONE_OUTLINE,
    PHONE_BUSY;

    /** As the API spells it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(CallResult::label).toList();
    }
}
