package numberimport.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import numberimport.validation.Reason;
import org.junit.jupiter.api.Test;

/** The words of the pages, in each language. */
class WordsTest {

    private static final Path PAGES = Path.of("src/main/resources/numberimport/console");
    private static final Path SOURCES = Path.of("src/main/java/numberimport");

    /** Where a problem is made: its code is the first word, or the second behind the run. */
    private static final Pattern PROBLEM =
            Pattern.compile("(?:Problem|Exception|ofRun)\\(\\s*(?:[a-z.()]+,\\s*)?\"([A-Z]+_[A-Z_]+)\"");

    private static final Pattern LONE_APOSTROPHE = Pattern.compile("[a-z]'[a-z]");

    /** Where a deed is written down: who did it may stand before what was done. */
    private static final Pattern DEED = Pattern.compile("did\\(\\s*(?:[a-z]+, )?\"([a-z -]+)\"");

    private static final Pattern KEY = Pattern.compile("#\\{([A-Za-z][A-Za-z.]*)[}(]");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)[,}]");

    @Test
    void sayTheSameInBothLanguages() throws IOException {
        var english = words("messages.properties");
        var chinese = words("messages_zh.properties");

        assertThat(chinese.keySet()).containsExactlyInAnyOrderElementsOf(english.keySet());
        english.forEach((key, words) ->
                assertThat(arguments(chinese.get(key))).as(String.valueOf(key)).isEqualTo(arguments(words)));
        assertThat(english.values()).noneMatch(words -> words.toString().isBlank());
        // A single one would be taken for the begin of quoted text.
        assertThat(english.values())
                .noneMatch(words -> LONE_APOSTROPHE.matcher(words.toString()).find());
    }

    @Test
    void areThereForEachPage() throws IOException {
        var known = words("messages.properties").keySet();
        var used = new TreeSet<String>();
        try (var pages = Files.list(PAGES)) {
            for (var page :
                    pages.filter(file -> file.toString().endsWith(".html")).toList()) {
                var keys = KEY.matcher(Files.readString(page));
                while (keys.find()) {
                    used.add(keys.group(1));
                }
            }
        }

        assertThat(used)
                .hasSizeGreaterThan(100)
                .allSatisfy(key -> assertThat(known).contains(key));
    }

    @Test
    void sayWhatEachReasonIsAndWhatToDo() throws IOException {
        var english = words("messages.properties");

        assertThat(Reason.values()).allSatisfy(reason -> {
            assertThat(english).containsKey("reason.is." + reason.name());
            assertThat(english)
                    .containsEntry(
                            "reason.do." + reason.name(),
                            Sentences.english().said(reason.action()).replace("'", "''"));
        });
    }

    @Test
    void nameNoCommandWherePeopleHaveButtons() throws IOException {
        for (var file : List.of("messages.properties", "messages_zh.properties")) {
            assertThat(words(file).entrySet())
                    .filteredOn(
                            word -> word.getKey().toString().matches("(?:way|found|problem|reason|launch|run)\\..*"))
                    .hasSizeGreaterThan(200)
                    .allSatisfy(word -> assertThat(word.getValue().toString()).doesNotContain("--", "number-import "));
        }
    }

    @Test
    void sayWhatPeopleDid() throws IOException {
        var known = words("messages.properties").keySet();
        var used = new TreeSet<String>();
        for (var room : List.of("web", "access", "console")) {
            try (var sources = Files.list(SOURCES.resolve(room))) {
                for (var source : sources.toList()) {
                    var deeds = DEED.matcher(Files.readString(source));
                    while (deeds.find()) {
                        used.add("did." + deeds.group(1).replace(' ', '-'));
                    }
                }
            }
        }

        assertThat(used)
                .hasSizeGreaterThan(12)
                .allSatisfy(key -> assertThat(known).contains(key));
    }

    @Test
    void sayWhatKindOfProblemItIs() throws IOException {
        var known = words("messages.properties").keySet();
        var used = new TreeSet<String>();
        for (var room : List.of("pipeline", "intake", "file", "validation", "web")) {
            try (var sources = Files.list(SOURCES.resolve(room))) {
                for (var source : sources.toList()) {
                    var codes = PROBLEM.matcher(Files.readString(source));
                    while (codes.find()) {
                        used.add("problem." + codes.group(1));
                    }
                }
            }
        }

        assertThat(used)
                .hasSizeGreaterThan(60)
                .allSatisfy(key -> assertThat(known).contains(key));
    }

    private static TreeSet<String> arguments(Object words) {
        var arguments = new TreeSet<String>();
        var found = ARGUMENT.matcher(words.toString());
        while (found.find()) {
            arguments.add(found.group(1));
        }
        return arguments;
    }

    private static Properties words(String file) throws IOException {
        try (var in = WordsTest.class.getResourceAsStream(file)) {
            var words = new Properties();
            words.load(new InputStreamReader(Objects.requireNonNull(in), UTF_8));
            return words;
        }
    }
}
