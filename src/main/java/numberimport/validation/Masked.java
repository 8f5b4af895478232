package numberimport.validation;

import java.util.regex.Pattern;

/** Shows enough of a value to recognise it in the file, and too little to call it. */
final class Masked {

    private static final int SHOWN_WHOLE = 7;
    private static final int SHOWN_AT_START = 3;
    private static final int SHOWN_AT_END = 2;
    private static final int MAX_LENGTH = 40;
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}]");

    private Masked() {}

    /** Of each number in the text, all digits but the first three and the last two become stars. */
    static String digits(String text) {
        var shown = new StringBuilder(text);
        int start = 0;
        while (start < shown.length()) {
            int end = shown.indexOf(",", start);
            end = end < 0 ? shown.length() : end;
            maskOne(shown, start, end);
            start = end + 1;
        }
        return shown.toString();
    }

    /** The masked text in quotes, at most 40 characters of it, on one line. */
    static String quoted(String text) {
        String line = BREAKS.matcher(digits(text)).replaceAll(" ");
        boolean cut = line.codePointCount(0, line.length()) > MAX_LENGTH;
        return "\"" + (cut ? line.substring(0, line.offsetByCodePoints(0, MAX_LENGTH)) + "…" : line) + "\"";
    }

    private static void maskOne(StringBuilder text, int start, int end) {
        int digits = 0;
        for (int i = start; i < end; i++) {
            digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
        }
        if (digits <= SHOWN_WHOLE) {
            return;
        }
        int seen = 0;
        for (int i = start; i < end; i++) {
            if (Character.isDigit(text.charAt(i))) {
                seen++;
                if (seen > SHOWN_AT_START && seen <= digits - SHOWN_AT_END) {
                    text.setCharAt(i, '*');
                }
            }
        }
    }
}
