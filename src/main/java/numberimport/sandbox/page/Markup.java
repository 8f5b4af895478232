package numberimport.sandbox.page;

import java.math.BigDecimal;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/** Pieces of HTML. Every text that comes from outside goes through {@link #text}. */
final class Markup {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Markup() {}

    static String text(String any) {
        return HtmlUtils.htmlEscape(any);
    }

    /** Such as 12,345. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** The API's rate of 0.6667 as 66.67 %. */
    static String percent(String rate) {
        return new BigDecimal(rate).multiply(HUNDRED).stripTrailingZeros().toPlainString() + " %";
    }

    /** A part of a bar; a width below a pixel still shows. */
    static String part(String kind, long part, long whole) {
        return part == 0
                ? ""
                : "<i class=\"%s\" style=\"width:%s%%\"></i>"
                        .formatted(kind, String.format(Locale.ROOT, "%.3f", 100.0 * part / Math.max(part, whole)));
    }

    /** All but the first three and the last two digits. */
    static String masked(String phone) {
        return phone.length() < 7
                ? "•".repeat(phone.length())
                : text(phone.substring(0, 3))
                        + "•".repeat(phone.length() - 5)
                        + text(phone.substring(phone.length() - 2));
    }
}
