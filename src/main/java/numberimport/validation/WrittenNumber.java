package numberimport.validation;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One number, known in whatever way people write it: with blanks, dashes and full-width digits, with its country or trunk prefix or
 * without. The same digits as a part of a longer number are another number.
 */
public final class WrittenNumber {

    private static final int SHORTEST = 5;
    private static final Pattern LETTERS = Pattern.compile("\\p{L}+");
    private static final Pattern NO_DIGITS = Pattern.compile("\\P{Nd}+");

    private final Set<String> forms;
    private final int longest;

    private WrittenNumber(Set<String> forms) {
        this.forms = forms;
        this.longest = forms.stream().mapToInt(String::length).max().orElse(0);
    }

    /** The number that a text is in a region; empty when it is none, or one of less than five digits. It need not be one that can be called. */
    public static Optional<WrittenNumber> of(String text, String region) {
        var library = PhoneNumberUtil.getInstance();
        try {
            var number = library.parse(text, region);
            var national = library.getNationalSignificantNumber(number);
            var country = Integer.toString(number.getCountryCode());
            return national.length() < SHORTEST
                    ? Optional.empty()
                    : Optional.of(new WrittenNumber(Set.of(
                            national,
                            "0" + national,
                            country + national,
                            country + "0" + national,
                            "00" + country + national)));
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    /** Whether it stands somewhere in the text. */
    public boolean isIn(String text) {
        return LETTERS.splitAsStream(text)
                .anyMatch(part -> isInGroups(NO_DIGITS
                        .splitAsStream(part)
                        .filter(group -> !group.isEmpty())
                        .map(WrittenNumber::ascii)
                        .toList()));
    }

    /** Some groups beside each other may be one number. */
    private boolean isInGroups(List<String> groups) {
        for (var first = 0; first < groups.size(); first++) {
            var digits = new StringBuilder();
            for (var last = first; last < groups.size() && digits.length() < longest; last++) {
                digits.append(groups.get(last));
                if (forms.contains(digits.toString())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String ascii(String digits) {
        var plain = new StringBuilder();
        digits.codePoints().forEach(digit -> plain.append(Character.digit(digit, 10)));
        return plain.toString();
    }
}
