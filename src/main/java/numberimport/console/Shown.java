package numberimport.console;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes numbers, times, spans and the program's sentences as people of a language read them; times are those of the server's zone, which each page names. */
public final class Shown {

    private static final int A_CELL = 200;

    private final Locale locale;
    private final ZoneId zone;
    private final Clock clock;
    private final Sentences sentences;

    private Shown(Locale locale, ZoneId zone, Clock clock, Sentences sentences) {
        this.locale = locale;
        this.zone = zone;
        this.clock = clock;
        this.sentences = sentences;
    }

    /** Where they are made for each request. */
    record Formats(Clock clock, Sentences english, Sentences chinese) {

        Shown in(Locale locale) {
            return new Shown(locale, ZoneId.systemDefault(), clock, isEnglish(locale) ? english : chinese);
        }
    }

    /** Such as {@code zh-CN}, for the page's own language. */
    public String language() {
        return locale.toLanguageTag();
    }

    /** What the program says, as a page of the language says it; null is nothing. */
    public String said(@Nullable String sentence) {
        return sentence == null ? "" : sentences.said(sentence);
    }

    /** The same line by line, with the API's own words apart. */
    public List<Told> told(@Nullable String text) {
        return Told.of(said(text));
    }

    private static boolean isEnglish(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    /** As much of a text of somebody's file as a cell has room for. */
    public String brief(@Nullable String text) {
        return brief(text, A_CELL);
    }

    /** At most so many characters of a text, and a sign that there are more. */
    public String brief(@Nullable String text, int most) {
        if (text == null || text.codePointCount(0, text.length()) <= most) {
            return text == null ? "" : text;
        }
        return text.substring(0, text.offsetByCodePoints(0, most)) + "…";
    }

    public String count(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** With one digit behind the point. */
    public String decimal(double number) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(number);
    }

    /** Bytes in thousands of millions, with one digit behind the point. */
    public String gigabytes(long bytes) {
        return decimal(bytes / 1e9);
    }

    public String percent(long part, long whole) {
        return NumberFormat.getPercentInstance(locale).format(whole == 0 ? 0 : (double) part / whole);
    }

    /** A moment as the ledger's views have it, such as {@code 2026-11-28T12:00:00Z}. */
    public String time(@Nullable String instant) {
        return instant == null ? "–" : at(Instant.parse(instant), FormatStyle.SHORT);
    }

    /** With seconds. */
    public String moment(@Nullable Instant instant) {
        return instant == null ? "–" : at(instant, FormatStyle.MEDIUM);
    }

    /** The same of a moment as the ledger's views have it. */
    public String exactly(@Nullable String instant) {
        return moment(instant == null ? null : Instant.parse(instant));
    }

    /** A moment with its own offset, as schedules have it; shown in their zone. */
    public String offset(@Nullable String moment) {
        return moment == null
                ? "–"
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(OffsetDateTime.parse(moment));
    }

    private String at(Instant instant, FormatStyle ofTime) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, ofTime)
                .withLocale(locale)
                .withZone(zone)
                .format(instant);
    }

    /** How long it took, or has taken until now. */
    public String span(@Nullable String from, @Nullable String to) {
        if (from == null) {
            return "–";
        }
        return span(Duration.between(Instant.parse(from), to == null ? clock.instant() : Instant.parse(to)));
    }

    public String seconds(long seconds) {
        return span(Duration.ofSeconds(seconds));
    }

    /** Such as {@code 1 h 02 min}, {@code 2 min 03 s} or {@code 3 s}. */
    public String span(Duration span) {
        var units = isEnglish(locale) ? List.of("h", "min", "s") : List.of("小时", "分", "秒");
        if (span.toHours() > 0) {
            return "%d %s %02d %s".formatted(span.toHours(), units.get(0), span.toMinutesPart(), units.get(1));
        }
        return span.toMinutes() > 0
                ? "%d %s %02d %s".formatted(span.toMinutes(), units.get(1), span.toSecondsPart(), units.get(2))
                : "%d %s".formatted(span.toSeconds(), units.get(2));
    }

    /** Such as {@code Asia/Shanghai}. */
    public String zoneId() {
        return zone.getId();
    }

    /** The zone of all times, such as {@code China Time (UTC+08:00)}. */
    public String zone() {
        var offset = zone.getRules().getOffset(clock.instant()).getId().replace("Z", "+00:00");
        return zone.getDisplayName(TextStyle.FULL, locale) + " (UTC" + offset + ")";
    }
}
