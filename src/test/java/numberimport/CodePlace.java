package numberimport;

import java.nio.file.Path;
import java.time.Duration;

/** A place in the program, as Byteman finds it in a running process: nothing in the program itself knows of it. */
record CodePlace(String type, String method, Side side, String within) {

    /** Where at a method. */
    enum Side {
        ENTRY("AT ENTRY"),
        EXIT("AT EXIT"),
        FAILURE("AT EXCEPTION EXIT");

        private final String location;

        Side(String location) {
            this.location = location;
        }
    }

    private static final int DEEPEST_CALLER = 40;

    static CodePlace before(String type, String method) {
        return new CodePlace(type, method, Side.ENTRY, "");
    }

    static CodePlace after(String type, String method) {
        return new CodePlace(type, method, Side.EXIT, "");
    }

    static CodePlace afterFailureOf(String type, String method) {
        return new CodePlace(type, method, Side.FAILURE, "");
    }

    /** Only when it is reached through a caller, written {@code Type.method}. */
    CodePlace within(String caller) {
        return new CodePlace(type, method, side, caller);
    }

    /** The rule that holds a process when it comes here for the given time, after it has said so in a file. */
    String rule(int pass, Path marker, Duration held) {
        var caller = within.isEmpty()
                ? ""
                : "callerEquals(\"%s\", true, false, 0, %d) && ".formatted(within, DEEPEST_CALLER);
        return """
                RULE hold
                CLASS %s
                METHOD %s
                %s
                IF %sincrementCounter("passes") == %d
                DO traceOpen("marker", "%s"); traceln("marker", "reached"); traceClose("marker"); delay(%d)
                ENDRULE
                """.formatted(type, method, side.location, caller, pass, marker, held.toMillis());
    }

    @Override
    public String toString() {
        return side.location.toLowerCase(java.util.Locale.ROOT) + " of " + type + "." + method
                + (within.isEmpty() ? "" : " within " + within);
    }
}
