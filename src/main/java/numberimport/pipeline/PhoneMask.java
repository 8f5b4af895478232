package numberimport.pipeline;

import java.util.regex.Pattern;

/** Hides phone numbers in texts that leave the place where they belong: 138****5678. */
public final class PhoneMask {

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w-])(\\d{3})\\d{4,}(\\d{4})(?![\\w-])");

    private static final int LEAST_DIGITS = 7;
    private static final int SHOWN_FIRST = 3;
    private static final int SHOWN_LAST = 4;

    private PhoneMask() {}

    public static String mask(String text) {
        return NUMBER.matcher(text).replaceAll("$1****$2");
    }

    /** The same in the cell of a sheet, where people write numbers with spaces, dashes and full-width digits between. */
    public static String maskCell(String cell) {
        var digits = (int) cell.codePoints().filter(Character::isDigit).count();
        if (digits < LEAST_DIGITS) {
            return cell;
        }
        var masked = new StringBuilder();
        var place = new int[1];
        cell.codePoints().forEach(letter -> {
            var hidden = Character.isDigit(letter) && place[0] >= SHOWN_FIRST && place[0] < digits - SHOWN_LAST;
            place[0] += Character.isDigit(letter) ? 1 : 0;
            masked.appendCodePoint(hidden ? '*' : letter);
        });
        return masked.toString();
    }
}
