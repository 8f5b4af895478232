package numberimport.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says in Chinese what the program says in English of rows, runs and files: it knows the sentences by their wording, also those
 * that stand in the ledger for long. What it doesn't know, such as an API's own words, it leaves as it is.
 */
final class Sentences {

    private static final String FILE = "sentences_zh.txt";

    /** No sentence of the program is as long; who made such a text made it of something else. */
    private static final int MOST_CHARACTERS = 1000;

    /** Where one sentence may end and another begin. */
    private static final Pattern BREAK = Pattern.compile("; |, |(?<=\\.) ");

    private static final int MOST_BREAKS = 20;

    private final List<Translation> translations;

    private Sentences(List<Translation> translations) {
        this.translations = translations.stream()
                .sorted(Comparator.comparing(one -> -one.english().length()))
                .toList();
    }

    private record Translation(Wording english, Wording chinese) {}

    static Sentences read() {
        try (var in = Objects.requireNonNull(Sentences.class.getResourceAsStream(FILE), FILE)) {
            return new Sentences(pairs(in));
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

    /** The English side of each that is known. */
    List<String> english() {
        return translations.stream().map(one -> one.english().text()).toList();
    }

    String inChinese(String text) {
        return text.lines()
                .map(line ->
                        line.length() > MOST_CHARACTERS ? line : whole(line).orElseGet(() -> inParts(line)))
                .collect(Collectors.joining("\n"));
    }

    private Optional<String> whole(String line) {
        for (var one : translations) {
            var values = one.english().valuesIn(line);
            if (values != null) {
                return Optional.of(one.chinese().with(values, this::inChinese));
            }
        }
        // The API's errors are told in the middle of a sentence and as one.
        var first = line.isEmpty() ? 'a' : line.charAt(0);
        return Character.isUpperCase(first)
                ? whole(Character.toLowerCase(first) + line.substring(1))
                : Optional.empty();
    }

    private String inParts(String line) {
        var ends = BREAK.matcher(line);
        for (var i = 0; i < MOST_BREAKS && ends.find(); i++) {
            var first = whole(line.substring(0, ends.start()));
            if (first.isPresent()) {
                return first.get() + joint(ends.group()) + inChinese(line.substring(ends.end()));
            }
        }
        return line;
    }

    private static String joint(String english) {
        return switch (english) {
            case "; " -> "；";
            case ", " -> "，";
            default -> "";
        };
    }
}
