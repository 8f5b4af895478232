package numberimport.file;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;

/** How the styles of a workbook show a number: as Excel does, but dates in ISO form, whatever the locale. */
final class CellFormats {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final Pattern DURATION = Pattern.compile("\\[(h+|m+|s+)]", Pattern.CASE_INSENSITIVE);
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"|\\\\(.)");
    /** What may stand beside a date and keeps POI from seeing that it is one; of text, no letter means a date. */
    private static final Pattern BESIDE_DATE =
            Pattern.compile(LITERAL + "|\\[[^\\]]*]|_.|[()]|上午|下午|[时時分秒]|;.*", Pattern.DOTALL);
    /** The day of the week, and the year, in Chinese editions. */
    private static final Pattern DAY_OR_YEAR = Pattern.compile("aaaa?|e(?![+-])");
    /** Chinese digits and colours by their Chinese names, which POI would show as they stand. */
    private static final Pattern UNKNOWN_TO_POI = Pattern.compile("\\[(?:DBNum\\d|\\p{IsHan}+\\d*)]");
    /** So many digits of a number are exact. General would show more than 11 in scientific notation, as nobody means them. */
    private static final int EXACT_DIGITS = 15;

    private static final int ASCII = 0x80;
    /** To characters for private use. */
    private static final int SHIFT = 0xE000;

    private record Format(int id, String pattern, boolean date) {
        static final Format GENERAL = new Format(0, "General", false);
    }

    private final List<Format> byStyle;
    private final boolean since1904;
    private final DataFormatter formatter = new DataFormatter(Locale.ROOT);

    private CellFormats(List<Format> byStyle, boolean since1904) {
        this.byStyle = byStyle;
        this.since1904 = since1904;
    }

    static CellFormats general(boolean since1904) {
        return new CellFormats(List.of(), since1904);
    }

    static CellFormats of(XmlStream styles, boolean since1904) throws XMLStreamException {
        Map<Integer, String> patterns = new HashMap<>();
        List<Integer> ids = new ArrayList<>();
        boolean cellStyles = false;
        while (styles.advance()) {
            if (styles.starts("numFmt")) {
                patterns.put(Integer.parseInt(styles.attribute("numFmtId", "0")), styles.attribute("formatCode", ""));
            } else if (styles.starts("dxfs")) {
                // Conditional formats and tables may give the numbers of the cells' formats to other ones.
                styles.skip();
            } else if (styles.element().equals("cellXfs")) {
                cellStyles = styles.isStart();
            } else if (cellStyles && styles.starts("xf")) {
                ids.add(Integer.parseInt(styles.attribute("numFmtId", "0")));
            }
        }
        return of(patterns, ids, since1904);
    }

    /** {@code ids} are the formats of the styles, {@code patterns} those of the formats that are not built in. */
    static CellFormats of(Map<Integer, String> patterns, List<Integer> ids, boolean since1904) {
        return new CellFormats(ids.stream().map(id -> format(id, patterns)).toList(), since1904);
    }

    private static Format format(int id, Map<Integer, String> patterns) {
        String builtin = BuiltinFormats.getBuiltinFormat(id);
        boolean known = builtin != null && !builtin.startsWith("reserved");
        String pattern = patterns.getOrDefault(id, known ? builtin : "General");
        boolean eastAsianDate = !patterns.containsKey(id) && isEastAsianDate(id);
        String letters = BESIDE_DATE.matcher(pattern).replaceAll("");
        boolean date = DateUtil.isADateFormat(id, DAY_OR_YEAR.matcher(letters).replaceAll("d"))
                && !DURATION.matcher(pattern).find();
        if (date || eastAsianDate) {
            return new Format(id, pattern, true);
        }
        // Also beside a word, such as General"元", of which POI would show 1.0E7.
        boolean general = pattern.contains("General") || pattern.contains("通用格式");
        return general ? Format.GENERAL : new Format(id, forPoi(pattern), false);
    }

    /** With the text in it out of the range of characters that mean something, for POI takes "S"000 for seconds. */
    private static String forPoi(String pattern) {
        return LITERAL.matcher(UNKNOWN_TO_POI.matcher(pattern).replaceAll("")).replaceAll(CellFormats::shifted);
    }

    private static String shifted(MatchResult literal) {
        String text = literal.group(1) == null ? literal.group(2) : literal.group(1);
        return '"' + shift(text, '\0', SHIFT) + '"';
    }

    /** Moves the ASCII characters that start at {@code from} by {@code distance}. */
    private static String shift(String text, int from, int distance) {
        var moved = new StringBuilder(text);
        for (int i = 0; i < moved.length(); i++) {
            char c = moved.charAt(i);
            moved.setCharAt(i, c >= from && c < from + ASCII ? (char) (c + distance) : c);
        }
        return moved.toString();
    }

    /** Excel in Chinese, Japanese or Korean stores these dates by number alone, and POI does not know them. */
    private static boolean isEastAsianDate(int id) {
        return (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
    }

    boolean isDate(int style) {
        return format(style).date();
    }

    private Format format(int style) {
        return style >= 0 && style < byStyle.size() ? byStyle.get(style) : Format.GENERAL;
    }

    /** The number as a person sees it. */
    String text(int style, String number) {
        Format format = format(style);
        if (format.date()) {
            return isoDate(number);
        }
        boolean plain = number.length() <= EXACT_DIGITS && number.indexOf('.') < 0;
        if ((plain && format.pattern().equals("General")) || format.pattern().equals("@")) {
            return number;
        }
        String shown;
        synchronized (formatter) {
            shown = formatter.formatRawCellContents(
                    Double.parseDouble(number), format.id(), format.pattern(), since1904);
        }
        // So POI shows a whole number in a format that it does not understand.
        boolean raw = shown.equals(number + ".0") && format.pattern().indexOf('.') < 0;
        return raw ? number : shift(shown, SHIFT, -SHIFT);
    }

    private String isoDate(String number) {
        double days = Double.parseDouble(number);
        LocalDateTime time = DateUtil.getLocalDateTime(days, since1904, true);
        if (time == null) {
            return number;
        }
        if (days >= 0 && days < 1) {
            return TIME.format(time);
        }
        return time.toLocalTime().equals(LocalTime.MIDNIGHT) ? DATE.format(time) : DATE_TIME.format(time);
    }
}
