package numberimport.file;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code _x000D_} escapes by which workbooks hold characters that XML cannot. */
final class EscapedText {

    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final Pattern TO_ESCAPE =
            Pattern.compile("[\u0000-\u0008\u000B\u000C\r\u000E-\u001F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)");

    private EscapedText() {}

    static String unescape(String text) {
        return text.contains("_x") ? ESCAPE.matcher(text).replaceAll(EscapedText::character) : text;
    }

    private static String character(MatchResult escape) {
        char character = (char) Integer.parseInt(escape.group(1), 16);
        return Matcher.quoteReplacement(String.valueOf(character));
    }

    static String escape(String text) {
        return TO_ESCAPE
                .matcher(text)
                .replaceAll(match -> "_x%04X_".formatted((int) match.group().charAt(0)));
    }
}
