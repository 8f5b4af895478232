package numberimport.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sentence with places for what differs: {@code {0}} is a value, {@code #0} a number, {@code <0>} a sentence of its own. It is
 * found in a text by its words alone, from left to right, in a time that grows with the text's length only.
 */
final class Wording {

    private static final Pattern PLACE = Pattern.compile("[{#<](\\d)[}>]?");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    /** Stands in sentences: what has it is no value, but goes on into the next one. */
    private static final String EXPECTED = ", expected ";

    private static final int MOST_PLACES = 10;

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    Wording(String text) {
        this.text = text;
        var place = PLACE.matcher(text);
        var done = 0;
        while (place.find()) {
            words.add(text.substring(done, place.start()));
            places.add(new Place(place.group().charAt(0), Integer.parseInt(place.group(1))));
            done = place.end();
        }
        words.add(text.substring(done));
    }

    private record Place(char kind, int number) {

        boolean fits(String value) {
            return switch (kind) {
                case '#' -> DIGITS.matcher(value).matches();
                case '{' -> !value.contains(EXPECTED);
                default -> true;
            };
        }
    }

    String text() {
        return text;
    }

    /** How many characters are its own. */
    int length() {
        return words.stream().mapToInt(String::length).sum();
    }

    /** What stands in the places of a text that is worded so, by their numbers; null when it is worded otherwise. */
    @Nullable
    List<String> valuesIn(String said) {
        var last = places.size();
        if (!said.startsWith(words.get(0)) || !said.endsWith(words.get(last))) {
            return null;
        }
        var values = new String[MOST_PLACES];
        var from = words.get(0).length();
        for (var i = 1; i <= last; i++) {
            var to = i == last ? said.length() - words.get(last).length() : said.indexOf(words.get(i), from);
            var place = places.get(i - 1);
            if (to < from || !place.fits(said.substring(from, to))) {
                return null;
            }
            values[place.number()] = said.substring(from, to);
            from = to + words.get(i).length();
        }
        return from == said.length() ? Arrays.asList(values) : null;
    }

    /** The sentence with the values in its places, those that are sentences as {@code saying} has them. */
    String with(List<String> values, UnaryOperator<String> saying) {
        var said = new StringBuilder(words.get(0));
        for (var i = 0; i < places.size(); i++) {
            var place = places.get(i);
            var value = values.get(place.number());
            said.append(place.kind() == '<' ? saying.apply(value) : value).append(words.get(i + 1));
        }
        return said.toString();
    }
}
