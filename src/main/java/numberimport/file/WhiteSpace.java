package numberimport.file;

/** White space as people mean it: no-break and ideographic spaces, marks without width, and the end mark of old files. */
final class WhiteSpace {

    static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char ZERO_WIDTH_SPACE = '\u200B';
    private static final char CONTROL_Z = '\u001A';

    private WhiteSpace() {}

    static boolean isSpace(char character) {
        return character == ' '
                || Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || character == BYTE_ORDER_MARK
                || character == ZERO_WIDTH_SPACE
                || character == CONTROL_Z;
    }

    static boolean isBlank(String text) {
        return firstNonSpace(text) == text.length();
    }

    static int firstNonSpace(String text) {
        int index = 0;
        while (index < text.length() && isSpace(text.charAt(index))) {
            index++;
        }
        return index;
    }

    static String trim(String text) {
        int start = firstNonSpace(text);
        int end = text.length();
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }
}
