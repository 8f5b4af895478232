package numberimport.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * How a sandbox behaves. Port 0 is any free one; {@code minGap} is the least time between two add_numbers, zero for no limit;
 * {@code dedupe} refuses a number that the task's pool holds already; {@code callsPerMinute} is the budget of every other
 * endpoint, 0 for no limit. The clock dates the arrivals and drives both limits, the timestamp window and the nonces' memory.
 */
public record SandboxOptions(
        int port,
        String email,
        String token,
        long firstTaskId,
        Duration minGap,
        Clock clock,
        List<Fault> faults,
        boolean dedupe,
        int callsPerMinute) {

    public SandboxOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("The port must be between 0 and 65535, but is " + port + ".");
        }
        if (minGap.isNegative()) {
            throw new IllegalArgumentException(
                    "The least gap between calls must not be negative, but is " + minGap + ".");
        }
        faults = List.copyOf(faults);
    }

    /** Any free port, one call a second, no faults. */
    public static SandboxOptions defaults() {
        return new SandboxOptions(
                0,
                "admin@sandbox.example",
                "sandbox-token",
                1,
                Duration.ofSeconds(1),
                Clock.systemUTC(),
                List.of(),
                false,
                60);
    }

    public SandboxOptions withPort(int newPort) {
        return new SandboxOptions(newPort, email, token, firstTaskId, minGap, clock, faults, dedupe, callsPerMinute);
    }

    public SandboxOptions withCredentials(String newEmail, String newToken) {
        return new SandboxOptions(port, newEmail, newToken, firstTaskId, minGap, clock, faults, dedupe, callsPerMinute);
    }

    public SandboxOptions withFirstTaskId(long newFirstTaskId) {
        return new SandboxOptions(port, email, token, newFirstTaskId, minGap, clock, faults, dedupe, callsPerMinute);
    }

    public SandboxOptions withMinGap(Duration newMinGap) {
        return new SandboxOptions(port, email, token, firstTaskId, newMinGap, clock, faults, dedupe, callsPerMinute);
    }

    public SandboxOptions withClock(Clock newClock) {
        return new SandboxOptions(port, email, token, firstTaskId, minGap, newClock, faults, dedupe, callsPerMinute);
    }

    public SandboxOptions withFaults(List<Fault> newFaults) {
        return new SandboxOptions(port, email, token, firstTaskId, minGap, clock, newFaults, dedupe, callsPerMinute);
    }

    public SandboxOptions withDedupe(boolean newDedupe) {
        return new SandboxOptions(port, email, token, firstTaskId, minGap, clock, faults, newDedupe, callsPerMinute);
    }

    public SandboxOptions withCallsPerMinute(int newCallsPerMinute) {
        return new SandboxOptions(port, email, token, firstTaskId, minGap, clock, faults, dedupe, newCallsPerMinute);
    }
}
