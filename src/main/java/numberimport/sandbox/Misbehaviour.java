package numberimport.sandbox;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with one call: how it ends, and how many of its numbers are put into the pool before that.
 * {@code code} is that of {@code STATUS} and {@code REJECT_ALL}, {@code delay} that of {@code SLOW}, {@code LATE} and
 * {@code HOLD}; elsewhere they are zero.
 */
record Misbehaviour(Ending ending, int applied, int code, Duration delay) {

    /** For {@code applied}: the call is lost in front of the API, which never sees its nonce. */
    static final int NEVER_ARRIVED = -1;

    static final int ALL = Integer.MAX_VALUE;

    private static final Pattern PREFIX = Pattern.compile("(?:apply-(?:(\\d{1,4})-)?then-)?(.+)");

    /** How a call ends; the pattern is the label, and its group, if it has one, the code or the delay. */
    enum Ending {
        STATUS("([45]\\d\\d)", NEVER_ARRIVED),
        DROP("drop", NEVER_ARRIVED),
        HTML("html", NEVER_ARRIVED),
        REDIRECT("redirect", NEVER_ARRIVED),
        REJECT_ALL("reject-all=(\\d{1,6})", 0),
        HALF_ANSWER("half-answer", ALL),
        COUNT_LIE("count-lie", ALL),
        SLOW("slow=(\\d{1,6}(?:ms|s|m))", ALL),
        LATE("late=(\\d{1,6}(?:ms|s|m))", ALL),
        HOLD("hold=(\\d{1,6}(?:ms|s|m))", ALL);

        private final Pattern label;
        private final int usuallyApplied;

        Ending(String label, int usuallyApplied) {
            this.label = Pattern.compile(label);
            this.usuallyApplied = usuallyApplied;
        }

        private boolean takesTime() {
            return this == SLOW || this == LATE || this == HOLD;
        }
    }

    /** Reads the part of a fault after its colon; throws IllegalArgumentException where it isn't one. */
    static Misbehaviour parse(String what) {
        var prefix = PREFIX.matcher(what);
        if (prefix.matches()) {
            for (var ending : Ending.values()) {
                var label = ending.label.matcher(prefix.group(2));
                if (label.matches()) {
                    var applied = applied(what, prefix.group(1), ending);
                    return of(ending, applied, label.groupCount() == 0 ? "0" : label.group(1));
                }
            }
        }
        throw new IllegalArgumentException("\"" + what + "\" is no misbehaviour");
    }

    /** Whether only a call that brings numbers can misbehave so. */
    boolean onlyForNumbers() {
        return ending == Ending.COUNT_LIE || ending == Ending.LATE || ending == Ending.HOLD;
    }

    /** As it is written. */
    @Override
    public String toString() {
        return prefix()
                + switch (ending) {
                    case STATUS -> String.valueOf(code);
                    case REJECT_ALL -> "reject-all=" + code;
                    case SLOW, LATE, HOLD -> ending.name().toLowerCase(Locale.ROOT) + "=" + delay.toMillis() + "ms";
                    default -> ending.name().toLowerCase(Locale.ROOT).replace('_', '-');
                };
    }

    private String prefix() {
        if (applied == ending.usuallyApplied) {
            return "";
        }
        return applied == ALL ? "apply-then-" : "apply-" + applied + "-then-";
    }

    private static int applied(String what, @Nullable String count, Ending ending) {
        if (!what.startsWith("apply-")) {
            return ending.usuallyApplied;
        }
        return count == null ? ALL : Integer.parseInt(count);
    }

    private static Misbehaviour of(Ending ending, int applied, String value) {
        return ending.takesTime()
                ? new Misbehaviour(ending, applied, 0, duration(value))
                : new Misbehaviour(ending, applied, Integer.parseInt(value), Duration.ZERO);
    }

    private static Duration duration(String value) {
        return value.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(value.substring(0, value.length() - 2)))
                : Duration.parse("PT" + value);
    }
}
