package numberimport.validation;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of columns: as shown, and as compared, when only letters and digits count. */
final class HeaderName {

    private static final Pattern OBLIGATION =
            Pattern.compile("[(\\[【<]?(?:必填|选填|必选|可选|required|optional|mandatory)项?[)\\]】>]?");
    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s()+.'-]+");
    private static final Pattern NUMBER = Pattern.compile(
            "(?<!\\d)(?:(?:\\+|00)?86[- ]?)?(?:1[3-9]\\d(?:[- ]?\\d{4}){2}|0\\d{2,3}[- ]?\\d{7,8})(?!\\d)");
    private static final Pattern OPENED = Pattern.compile("(?s).*[(\\[【<]\\s*");
    private static final Pattern EXAMPLE = Pattern.compile("例|如|格式|示范|样本|\\bex\\b|e\\.g|example|sample|format");
    private static final Pattern PHONE = Pattern.compile("\\d{10,15}");

    private HeaderName() {}

    /** The name as it is shown and as a custom field is called. */
    static String clean(String header) {
        String clean = TextCell.clean(header, new RowFindings());
        return Characters.strip(clean == null ? header : clean, new RowFindings());
    }

    /** "Mobile No. (required)", "ｍｏｂｉｌｅ no" and "*MOBILE-NO" are one name: "mobileno". */
    static String canonical(String header) {
        String letters = OBLIGATION.matcher(sameCase(header)).replaceAll("");
        return NEITHER_LETTER_NOR_DIGIT.matcher(letters).replaceAll("");
    }

    /** One form for all cases and widths; two columns with the same can't be told apart by a person. */
    static String sameCase(String header) {
        return Normalizer.normalize(header, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    static boolean looksLikePhone(String header) {
        String digits = BETWEEN_DIGITS.matcher(sameCase(header)).replaceAll("");
        return PHONE.matcher(digits).matches();
    }

    /** Whether it is a number with a remark or a label, 手机:13812345678, and no name with an example, 手机号(13812345678). */
    static boolean looksLikeRemarkedPhone(String header) {
        String text = sameCase(header);
        Matcher number = NUMBER.matcher(text);
        return number.find() && !isName(text.substring(0, number.start()));
    }

    /** Whether what stands before a number says that it is an example, as in brackets behind a word for numbers. */
    private static boolean isName(String text) {
        String name = canonical(text);
        return EXAMPLE.matcher(text).find()
                || (OPENED.matcher(text).matches()
                        && (HeaderAliases.CELLPHONE.partOf(name) || HeaderAliases.CELLPHONE.rank(name) >= 0));
    }
}
