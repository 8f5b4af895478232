package numberimport.sandbox;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a sandbox behaves. Port 0 is any free one; {@code minGap} is the least time between two add_numbers, zero for no limit;
 * {@code dedupe} refuses a number that the task's pool holds already; {@code callsPerMinute} is the budget of every other
 * endpoint, 0 for no limit. The clock dates the arrivals and drives both limits, the timestamp window and the nonces' memory;
 * campaign time runs {@code speed} times as fast as it. All outcomes of calls follow from the seed. Without a folder for its data
 * everything goes with the process; the credentials and the first task id count only where that folder is new.
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
        int callsPerMinute,
        double speed,
        long seed,
        Optional<Path> data) {

    private static final int FASTEST = 100_000;

    public SandboxOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("The port must be between 0 and 65535, but is " + port + ".");
        }
        if (minGap.isNegative()) {
            throw new IllegalArgumentException(
                    "The least gap between calls must not be negative, but is " + minGap + ".");
        }
        if (!(speed > 0 && speed <= FASTEST)) {
            throw new IllegalArgumentException(
                    "The speed must be above 0 and at most " + FASTEST + ", but is " + speed + ".");
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
                60,
                1,
                1,
                Optional.empty());
    }

    public SandboxOptions withPort(int newPort) {
        return new SandboxOptions(
                newPort, email, token, firstTaskId, minGap, clock, faults, dedupe, callsPerMinute, speed, seed, data);
    }

    public SandboxOptions withCredentials(String newEmail, String newToken) {
        return new SandboxOptions(
                port,
                newEmail,
                newToken,
                firstTaskId,
                minGap,
                clock,
                faults,
                dedupe,
                callsPerMinute,
                speed,
                seed,
                data);
    }

    public SandboxOptions withFirstTaskId(long newFirstTaskId) {
        return new SandboxOptions(
                port, email, token, newFirstTaskId, minGap, clock, faults, dedupe, callsPerMinute, speed, seed, data);
    }

    public SandboxOptions withMinGap(Duration newMinGap) {
        return new SandboxOptions(
                port, email, token, firstTaskId, newMinGap, clock, faults, dedupe, callsPerMinute, speed, seed, data);
    }

    public SandboxOptions withClock(Clock newClock) {
        return new SandboxOptions(
                port, email, token, firstTaskId, minGap, newClock, faults, dedupe, callsPerMinute, speed, seed, data);
    }

    public SandboxOptions withFaults(List<Fault> newFaults) {
        return new SandboxOptions(
                port, email, token, firstTaskId, minGap, clock, newFaults, dedupe, callsPerMinute, speed, seed, data);
    }

    public SandboxOptions withDedupe(boolean newDedupe) {
        return new SandboxOptions(
                port, email, token, firstTaskId, minGap, clock, faults, newDedupe, callsPerMinute, speed, seed, data);
    }

    public SandboxOptions withCallsPerMinute(int newCallsPerMinute) {
        return new SandboxOptions(
                port, email, token, firstTaskId, minGap, clock, faults, dedupe, newCallsPerMinute, speed, seed, data);
    }

    public SandboxOptions withSpeed(double newSpeed) {
        return new SandboxOptions(
                port, email, token, firstTaskId, minGap, clock, faults, dedupe, callsPerMinute, newSpeed, seed, data);
    }

    public SandboxOptions withSeed(long newSeed) {
        return new SandboxOptions(
                port, email, token, firstTaskId, minGap, clock, faults, dedupe, callsPerMinute, speed, newSeed, data);
    }

    public SandboxOptions withData(Path newData) {
        return new SandboxOptions(
                port,
                email,
                token,
                firstTaskId,
                minGap,
                clock,
                faults,
                dedupe,
                callsPerMinute,
                speed,
                seed,
                Optional.of(newData));
    }
}
