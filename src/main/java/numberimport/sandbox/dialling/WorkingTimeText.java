package numberimport.sandbox.dialling;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Working time as people write it: days, or daily, and a window of hours. */
final class WorkingTimeText {

    private static final Pattern TEXT = Pattern.compile("(?<days>\\S+)\\s+(?<from>\\d\\d:\\d\\d)-(?<to>\\d\\d:\\d\\d)");
    private static final String DAILY = "daily";
    private static final String END_OF_DAY = "24:00";
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

    private WorkingTimeText() {}

    static WorkingTime read(String text) {
        var parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            throw notUnderstood(
                    text,
                    "expected days and hours, such as Mon-Fri 09:00-18:00, Mon,Wed 08:30-12:00 or daily 00:00-24:00");
        }
        var from = time(text, parts.group("from"));
        var to = END_OF_DAY.equals(parts.group("to")) ? LocalTime.MIDNIGHT : time(text, parts.group("to"));
        return new WorkingTime(days(text, parts.group("days")), from, to);
    }

    static String write(WorkingTime time) {
        var days = time.days().size() == DayOfWeek.values().length
                ? DAILY
                : time.days().stream().sorted().map(WorkingTimeText::name).collect(Collectors.joining(","));
        var to = time.to().equals(LocalTime.MIDNIGHT) ? END_OF_DAY : time.to().toString();
        return days + " " + time.from() + "-" + to;
    }

    private static Set<DayOfWeek> days(String text, String list) {
        if (list.equalsIgnoreCase(DAILY)) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var range : list.split(",", -1)) {
            var ends = range.split("-", 2);
            var day = day(text, ends[0]);
            var last = day(text, ends[ends.length - 1]);
            days.add(day);
            while (day != last) {
                day = day.plus(1);
                days.add(day);
            }
        }
        return days;
    }

    private static DayOfWeek day(String text, String name) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> name(day).equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> notUnderstood(
                        text,
                        "there is no day \"" + name
                                + "\", expected daily or some of Mon, Tue, Wed, Thu, Fri, Sat, Sun"));
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    private static LocalTime time(String text, String time) {
        if (!TIME.matcher(time).matches()) {
            throw notUnderstood(text, "there is no time " + time + ", expected 00:00 to 23:59, or 24:00 at the end");
        }
        return LocalTime.parse(time);
    }

    private static IllegalArgumentException notUnderstood(String text, String why) {
        return new IllegalArgumentException("Working time \"" + text + "\": " + why + ".");
    }
}
