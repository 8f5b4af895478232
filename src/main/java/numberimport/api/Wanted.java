package numberimport.api;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a parameter must be like for the API to take it, as far as its document says; absent ones are no concern. */
final class Wanted {

    private static final Pattern MINUTES = Pattern.compile("\\d{1,6}(,\\d{1,6})*");
    private static final Pattern CALLS = Pattern.compile("0*[1-9]\\d{0,5}");

    private Wanted() {}

    static void text(String what, String found) {
        require(!found.isBlank(), what, found, "a text that is not blank");
    }

    static void between(String what, @Nullable Integer found, int least, int most) {
        var expected = most == Integer.MAX_VALUE ? least + " or more" : least + " to " + most;
        require(found == null || (found >= least && found <= most), what, found, expected);
    }

    static void positive(String what, @Nullable Long found) {
        require(found == null || found > 0, what, found, "an id from 1");
    }

    static void callResults(String what, @Nullable String found) {
        var known = CallResult.labels();
        require(
                found == null || known.containsAll(List.of(found.split(",", -1))),
                what,
                found,
                "one or more of " + String.join(", ", known) + ", joined by commas");
    }

    static void minutes(String what, @Nullable String found) {
        require(
                found == null || MINUTES.matcher(found).matches(),
                what,
                found,
                "whole minutes joined by commas, such as 1,2,3");
    }

    static void callLimit(@Nullable String found) {
        require(found == null || CALLS.matcher(found).matches(), "call limit", found, "a number of calls from 1");
    }

    private static void require(boolean holds, String what, @Nullable Object found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("the " + what + " is \"" + found + "\", expected " + expected);
        }
    }
}
