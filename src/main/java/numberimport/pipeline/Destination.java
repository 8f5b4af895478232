package numberimport.pipeline;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Where the files of a profile go when nobody says so, and when: the key {@code into} of a profile, in the words of the command
 * line. {@code waitClosed} is a time such as 30m, {@code window} the hours of sending such as 22:00-06:00, in {@code zone}.
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record Destination(
        @Nullable String account,
        @Nullable Long task,
        boolean closeTask,
        boolean openAfter,
        @Nullable String waitClosed,
        boolean split,
        @Nullable String window,
        @Nullable String zone) {

    /** The key in a profile. */
    public static final String KEY = "into";

    /** Nowhere: whoever imports a file has to say. */
    public static final Destination NONE = new Destination(null, null, false, false, null, false, null, null);

    private static final Pattern TIME = Pattern.compile("(\\d{1,6})([smh])");

    public String accountOrDefault() {
        return account == null ? Settings.DEFAULT_ACCOUNT : account;
    }

    /** What an import may do to the task. */
    public TaskHandling handling() {
        return new TaskHandling(
                closeTask, openAfter, waitClosed == null ? 0 : time(waitClosed).toSeconds(), split);
    }

    /** When numbers may be sent; empty means at any time. */
    public Optional<SendingWindow> sendingWindow() {
        return Optional.ofNullable(window)
                .map(hours -> SendingWindow.parse(hours, zone == null ? ZoneId.systemDefault() : zone(zone)));
    }

    /** Throws an {@link IllegalArgumentException} that says what can't be used. */
    void requireUsable() {
        if (task != null && task < 1) {
            throw new IllegalArgumentException("into.task " + task + ", which is no id of a task");
        }
        if (openAfter && !closeTask) {
            throw new IllegalArgumentException(
                    "into.open-after without close-task: only what an import closes is enabled again");
        }
        handling();
        sendingWindow();
    }

    static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" for a time zone, expected one such as Asia/Shanghai", e);
        }
    }

    /** A time to wait, such as 90s, 30m or 1h. */
    public static Duration time(String text) {
        var time = TIME.matcher(text);
        if (!time.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no time, expected one such as 90s, 30m or 1h");
        }
        var amount = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }
}
