package numberimport.validation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The characters that number and text cells treat alike. */
final class Characters {

    private static final char FULL_WIDTH_FIRST = '\uFF01';
    private static final char FULL_WIDTH_LAST = '\uFF5E';
    private static final int FULL_WIDTH_OFFSET = FULL_WIDTH_FIRST - '!';
    private static final Pattern FORMULA_QUOTES = Pattern.compile("\\s*=\"([^\"]*)\"\\s*");

    private Characters() {}

    /** A blank of any kind, among them the no-break and the ideographic space. */
    static boolean space(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Zero-width characters, joiners, byte order marks and direction marks. */
    static boolean invisible(char c) {
        return Character.getType(c) == Character.FORMAT;
    }

    /** What is left of a character that a conversion did not understand: a replacement mark, or half of a pair. */
    static boolean lost(int character) {
        return character == 0xFFFD || Character.getType(character) == Character.SURROGATE;
    }

    /** Full-width ASCII made plain. Digits of other scripts stay: nobody asked us to translate them. */
    static String halfWidth(String text, RowFindings findings) {
        StringBuilder plain = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST) {
                plain = plain == null ? new StringBuilder(text) : plain;
                plain.setCharAt(i, (char) (c - FULL_WIDTH_OFFSET));
                // A Chinese comma between two numbers is a way to write a list, no fault.
                if (c != '，' && c != '；' && c != '／') {
                    findings.repaired(Repair.FULL_WIDTH_REPLACED);
                }
            }
        }
        return plain == null ? text : plain.toString();
    }

    /** The value in {@code ="13812345678"}, by which people keep a spreadsheet from counting with it. */
    static String withoutFormulaQuotes(String text, RowFindings findings) {
        Matcher quoted = FORMULA_QUOTES.matcher(text);
        if (!quoted.matches()) {
            return text;
        }
        findings.repaired(Repair.FORMULA_QUOTES_REMOVED);
        return quoted.group(1);
    }

    /** The text without blanks and invisible characters at its ends. */
    static String strip(String text, RowFindings findings) {
        int start = 0;
        int end = text.length();
        while (start < end && removable(text.charAt(start), findings)) {
            start++;
        }
        while (end > start && removable(text.charAt(end - 1), findings)) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean removable(char c, RowFindings findings) {
        if (space(c)) {
            findings.repaired(Repair.SPACES_REMOVED);
            return true;
        }
        if (invisible(c)) {
            findings.repaired(Repair.INVISIBLE_CHARACTERS_REMOVED);
            return true;
        }
        return false;
    }
}
