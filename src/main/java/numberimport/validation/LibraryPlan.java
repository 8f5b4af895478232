package numberimport.validation;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Any region but mainland China, as libphonenumber knows it. A number is sent as it was typed, without
 * separators.
 */
final class LibraryPlan implements NumberingPlan {

    private static final int LONGEST_SHORT_CODE = 6;
    private static final int LONGEST_E164 = 15;

    private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
    private final String region;
    private final int countryCode;

    LibraryPlan(String region) {
        this.region = region;
        this.countryCode = library.getCountryCodeForRegion(region);
    }

    @Override
    public @Nullable Phone atAGlance(String text) {
        return null;
    }

    @Override
    public Answer judge(TypedNumber typed) {
        String digits = typed.digits();
        PhoneNumber number = withoutParsing(digits);
        if (number == null) {
            number = parsed(digits);
        }
        if (number != null) {
            return callable(digits, library.format(number, PhoneNumberFormat.E164));
        }
        if (digits.length() <= LONGEST_SHORT_CODE) {
            return new NotCallable(Reason.SHORT_CODE, "is a short code, expected a number of region " + region);
        }
        return new NotCallable(Reason.PHONE_INVALID, "is not a number of region " + region);
    }

    /** People write +44 (0)20 …, of which nobody abroad dials the 0. */
    private static Callable callable(String digits, String e164) {
        boolean repaired = digits.startsWith("+") && !digits.equals(e164);
        var phone = new Phone(repaired ? e164 : digits, Long.parseLong(e164.substring(1)));
        return new Callable(phone, repaired ? Set.of(Repair.TRUNK_ZERO_REMOVED) : Set.of());
    }

    /** Parsing takes three times as long as all the rest; a number without prefix, or with the country's, needs none. */
    private @Nullable PhoneNumber withoutParsing(String digits) {
        String prefix = "+" + countryCode;
        String national = digits.startsWith(prefix) ? digits.substring(prefix.length()) : digits;
        if (national.isEmpty() || national.length() > LONGEST_E164 || "+0".indexOf(national.charAt(0)) >= 0) {
            return null;
        }
        return ifValid(new PhoneNumber().setCountryCode(countryCode).setNationalNumber(Long.parseLong(national)));
    }

    private @Nullable PhoneNumber parsed(String digits) {
        try {
            return ifValid(library.parse(digits, region));
        } catch (NumberParseException notANumber) {
            return null;
        }
    }

    private @Nullable PhoneNumber ifValid(PhoneNumber number) {
        return library.isValidNumberForRegion(number, region) ? number : null;
    }
}
