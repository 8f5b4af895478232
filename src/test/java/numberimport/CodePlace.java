package numberimport;

import java.nio.file.Path;
import java.time.Duration;

/** A place in the program, as Byteman finds it in a running process: nothing in the program itself knows of it. */
record CodePlace(String type, String method, String location, String within) {

    private static final int DEEPEST_CALLER = 40;

    static CodePlace before(String type, String method) {
        return new CodePlace(type, method, "AT ENTRY", "");
    }

    static CodePlace after(String type, String method) {
        return new CodePlace(type, method, "AT EXIT", "");
    }

    static CodePlace afterFailureOf(String type, String method) {
        return new CodePlace(type, method, "AT EXCEPTION EXIT", "");
    }

    /** Inside a method, before it calls another, written {@code Type.method}. */
    static CodePlace beforeCall(String type, String method, String called) {
        return new CodePlace(type, method, "AT INVOKE " + called, "");
    }

    /** Only when it is reached through a caller, written {@code Type.method}. */
    CodePlace within(String caller) {
        return new CodePlace(type, method, location, caller);
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
                """.formatted(type, method, location, caller, pass, marker, held.toMillis());
    }
}
