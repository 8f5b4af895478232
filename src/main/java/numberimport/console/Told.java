package numberimport.console;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of the program in the page's language, and apart from it what the API said and by which code, as far as that stands in it
 * in brackets. The API's words are never translated.
 */
public record Told(
        String sentence, @Nullable String code, @Nullable String words) {

    private static final Pattern WITH_WORDS =
            Pattern.compile("(.*?) ?[(（][^\"(（]*?\\bcode (\\d+) \"(.*)\"[)）]([.。；;].*)?");

    /** Line by line. */
    static List<Told> of(String text) {
        return text.lines().map(Told::ofLine).toList();
    }

    private static Told ofLine(String line) {
        var parts = WITH_WORDS.matcher(line);
        if (!parts.matches()) {
            return new Told(line, null, null);
        }
        var rest = parts.group(4);
        return new Told(parts.group(1) + (rest == null ? "" : rest), parts.group(2), parts.group(3));
    }
}
