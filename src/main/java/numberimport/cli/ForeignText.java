package numberimport.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.regex.Pattern;

/**
 * Text from files and from the API, made harmless for a terminal: without what moves its cursor, changes its state or turns its
 * direction.
 */
final class ForeignText {

    private static final String HARMFUL = "\\p{Cc}\\p{Zl}\\p{Zp}\u200E\u200F\u202A-\u202E\u2066-\u2069";
    private static final Pattern IN_A_LINE = Pattern.compile("[" + HARMFUL + "]");
    private static final Pattern IN_LINES = Pattern.compile("[" + HARMFUL + "&&[^\n\r\t]]");

    private ForeignText() {}

    /** On one line. */
    static String line(String text) {
        return IN_A_LINE.matcher(text).replaceAll(" ");
    }

    /** On as many lines as it has. */
    static String lines(String text) {
        return IN_LINES.matcher(text).replaceAll(" ");
    }

    /** A writer of JSON in which all of it is escaped, so that nothing is lost. */
    static Writer escapedJson(Writer to) {
        return new FilterWriter(to) {
            @Override
            public void write(int character) throws IOException {
                write(new char[] {(char) character}, 0, 1);
            }

            @Override
            public void write(String text, int offset, int length) throws IOException {
                write(text.toCharArray(), offset, length);
            }

            @Override
            public void write(char[] text, int offset, int length) throws IOException {
                var json = new String(text, offset, length);
                out.write(IN_LINES.matcher(json)
                        .replaceAll(harmful ->
                                "\\\\u%04x".formatted((int) harmful.group().charAt(0))));
            }
        };
    }
}
