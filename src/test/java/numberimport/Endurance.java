package numberimport;

import java.time.Duration;

/** How long the checks that kill processes and cut the power go on: a few rounds in the usual build, as long as wanted else. */
public record Endurance(long seed, int rounds, Duration atLeast, boolean everywhere, String points) {

    private static final String ALL = ".*";
    private static final String PREFIX = "numberimport.kills.";

    /**
     * From the system properties {@code numberimport.kills.seed} (of the first round), {@code .rounds}, {@code .at-least} (a
     * duration, such as PT1H: rounds go on until it is over), {@code .everywhere} (every crash point by itself on every
     * database, and a power cut at every operation) and {@code .points} (a pattern: only crash points of such a name, by
     * themselves).
     */
    public static Endurance wanted(int usualRounds) {
        return new Endurance(
                Long.getLong(PREFIX + "seed", 1),
                Integer.getInteger(PREFIX + "rounds", usualRounds),
                Duration.parse(System.getProperty(PREFIX + "at-least", "PT0S")),
                Boolean.getBoolean(PREFIX + "everywhere"),
                System.getProperty(PREFIX + "points", ALL));
    }

    /** Whether every crash point is wanted. */
    boolean allPoints() {
        return points.equals(ALL);
    }

    /** Whether the {@code round}th round, from 0, is still to be played. */
    public boolean goesOn(int round, Duration elapsed) {
        return round < rounds || elapsed.compareTo(atLeast) < 0;
    }
}
