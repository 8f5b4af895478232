package numberimport.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says what the program says of rows, runs and files as people of a language read it on a page: in Chinese, and in English where the
 * program speaks of the command line. It knows the sentences by their wording, also those that stand in the ledger for long. What it
 * doesn't know, such as an API's own words, it leaves as it is.
 */
final class Sentences {

    /** No sentence of the program is as long; who made such a text made it of something else. */
    private static final int MOST_CHARACTERS = 1000;

    /** Where one sentence may end and another begin. */
    private static final Pattern BREAK = Pattern.compile("; |, |(?<=\\.) ");

    private static final String COMMA = ", ";

    private static final int MOST_BREAKS = 20;

    private final List<Translation> translations;
    private final Map<String, String> joints;

    private Sentences(List<Translation> translations, Map<String, String> joints) {
        this.joints = joints;
        this.translations = translations.stream()
                .sorted(Comparator.comparing(one -> -one.english().length()))
                .toList();
    }

    /** A sentence as the program says it, and as a page does. */
    private record Translation(Wording english, Wording shown) {}

    static Sentences chinese() {
        return read("sentences_zh.txt", Map.of("; ", "；", ", ", "，", " ", ""));
    }

    static Sentences english() {
        return read("sentences_en.txt", Map.of());
    }

    private static Sentences read(String file, Map<String, String> joints) {
        try (var in = Objects.requireNonNull(Sentences.class.getResourceAsStream(file), file)) {
            return new Sentences(pairs(in), joints);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Translation> pairs(InputStream in) throws IOException {
        var lines = new String(in.readAllBytes(), UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("# "))
                .toList();
        var pairs = new ArrayList<Translation>();
        for (var i = 0; i < lines.size(); i += 2) {
            pairs.add(new Translation(new Wording(lines.get(i)), new Wording(lines.get(i + 1))));
        }
        return pairs;
    }

    /** Each that is known, as the program says it. */
    List<String> known() {
        return translations.stream().map(one -> one.english().text()).toList();
    }

    String said(String text) {
        return text.lines()
                .map(line -> line.length() > MOST_CHARACTERS ? line : line(line))
                .collect(Collectors.joining("\n"));
    }

    private String line(String line) {
        return whole(line).or(() -> inParts(line)).orElseGet(() -> behindTheUnknown(line));
    }

    private Optional<String> whole(String line) {
        for (var one : translations) {
            var values = one.english().valuesIn(line);
            if (values != null) {
                return Optional.of(one.shown().with(values, this::said));
            }
        }
        // The API's errors are told in the middle of a sentence and as one.
        var first = line.isEmpty() ? 'a' : line.charAt(0);
        return Character.isUpperCase(first)
                ? whole(Character.toLowerCase(first) + line.substring(1)).map(Sentences::capitalised)
                : Optional.empty();
    }

    private static String capitalised(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private Optional<String> inParts(String line) {
        var ends = BREAK.matcher(line);
        for (var i = 0; i < MOST_BREAKS && ends.find(); i++) {
            var first = whole(line.substring(0, ends.start()));
            if (first.isPresent()) {
                return Optional.of(first.get() + joint(ends.group()) + said(line.substring(ends.end())));
            }
        }
        return Optional.empty();
    }

    /** What is known may stand after what is not. */
    private String behindTheUnknown(String line) {
        var ends = BREAK.matcher(line);
        for (var i = 0; i < MOST_BREAKS && ends.find(); i++) {
            var rest = line.substring(ends.end());
            var known = ends.group().equals(COMMA)
                    ? Optional.<String>empty()
                    : whole(rest).or(() -> inParts(rest));
            if (known.isPresent()) {
                return line.substring(0, ends.start()) + joint(ends.group()) + known.get();
            }
        }
        return line;
    }

    private String joint(String english) {
        return joints.getOrDefault(english, english);
    }
}
