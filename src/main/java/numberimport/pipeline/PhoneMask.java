package numberimport.pipeline;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hides phone numbers in texts that leave the place where they belong: 138****5678. */
public final class PhoneMask {

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w-])(\\d{3})\\d{4,}(\\d{4})(?![\\w-])");

    private static final Pattern WRITTEN = Pattern.compile("\\p{Nd}(?:[\\s()./-]*\\p{Nd}){6,}");
    private static final int WHOLE = 11;
    private static final int SHOWN_FIRST = 3;
    private static final int SHOWN_LAST = 4;
    private static final int SHOWN_OF_SHORT = 2;

    private PhoneMask() {}

    public static String mask(String text) {
        return NUMBER.matcher(text).replaceAll("$1****$2");
    }

    /** The same in what people write, with spaces, dashes and full-width digits between; of short numbers only the last two digits stay. */
    public static String maskWritten(String text) {
        return WRITTEN.matcher(text).replaceAll(number -> Matcher.quoteReplacement(masked(number.group())));
    }

    private static String masked(String number) {
        var digits = (int) number.codePoints().filter(Character::isDigit).count();
        var first = digits < WHOLE ? 0 : SHOWN_FIRST;
        var last = digits < WHOLE ? SHOWN_OF_SHORT : SHOWN_LAST;
        var masked = new StringBuilder();
        var place = 0;
        for (var letter : number.codePoints().toArray()) {
            var hidden = Character.isDigit(letter) && place >= first && place < digits - last;
            place += Character.isDigit(letter) ? 1 : 0;
            masked.appendCodePoint(hidden ? '*' : letter);
        }
        return masked.toString();
    }
}
