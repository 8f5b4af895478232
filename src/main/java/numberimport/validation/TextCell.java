package numberimport.validation;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cleans the text of a name, a description or a custom field of what cannot be seen, and keeps everything else. */
final class TextCell {

    private static final String LINE_BREAKS = "\t\n\u000B\f\r\u0085\u2028\u2029";
    private static final String EDITED_STARTS = "' =";
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";
    /** Digits and what stands between them, also those of an identity card, of which the last may be an X. */
    private static final Pattern DIGITS = Pattern.compile("' *[0-9][^\\p{L}']*(?:[Xx][^\\p{L}']*)?");

    private TextCell() {}

    /** The text to send; null if a character of it was lost on the way. */
    static @Nullable String clean(String text, RowFindings findings) {
        if (plain(text)) {
            return text;
        }
        String unguarded = Characters.withoutFormulaQuotes(withoutApostrophe(text, findings), findings);
        var clean = new StringBuilder(unguarded.length());
        for (int i = 0; i < unguarded.length(); i += Character.charCount(unguarded.codePointAt(i))) {
            int character = unguarded.codePointAt(i);
            if (Characters.lost(character)) {
                return null;
            }
            append(character, clean, findings);
        }
        return trimmed(clean.toString(), findings);
    }

    /** Whether all characters are letters, digits and signs that every row has: the short way for most cells. */
    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ascii = c >= ' ' && c < 0x7F;
            if (!ascii && (c <= '\u3000' || c >= '\uD800')) {
                return false;
            }
        }
        return text.isEmpty() || (EDITED_STARTS.indexOf(text.charAt(0)) < 0 && text.charAt(text.length() - 1) != ' ');
    }

    /** Reports put an apostrophe before what a spreadsheet would take for a formula, people before digits; it comes off again. */
    private static String withoutApostrophe(String text, RowFindings findings) {
        if (!text.startsWith("'")) {
            return text;
        }
        int next = 1;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        boolean guard = next < text.length() && FORMULA_STARTS.indexOf(text.charAt(next)) >= 0;
        if (!guard && !DIGITS.matcher(text).matches()) {
            return text;
        }
        findings.repaired(Repair.APOSTROPHE_REMOVED);
        return text.substring(1);
    }

    private static void append(int character, StringBuilder clean, RowFindings findings) {
        if (LINE_BREAKS.indexOf(character) >= 0) {
            findings.repaired(Repair.LINE_BREAKS_REPLACED);
            if (clean.isEmpty() || clean.charAt(clean.length() - 1) != ' ') {
                clean.append(' ');
            }
        } else if (Character.isISOControl(character)) {
            findings.repaired(Repair.CONTROL_CHARACTERS_REMOVED);
        } else if (overridesDirection(character) || character == 0xFEFF) {
            findings.repaired(Repair.INVISIBLE_CHARACTERS_REMOVED);
        } else {
            clean.appendCodePoint(character);
        }
    }

    /** Joiners stay, because names and emoji need them; what turns the direction of the text around does not. */
    private static boolean overridesDirection(int character) {
        return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
    }

    private static String trimmed(String text, RowFindings findings) {
        int start = 0;
        int end = text.length();
        while (start < end && Characters.space(text.charAt(start))) {
            start++;
        }
        while (end > start && Characters.space(text.charAt(end - 1))) {
            end--;
        }
        if (start > 0 || end < text.length()) {
            findings.repaired(Repair.TEXT_TRIMMED);
        }
        return text.substring(start, end);
    }
}
