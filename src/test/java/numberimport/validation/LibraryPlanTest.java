package numberimport.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import numberimport.file.SourceRow;
import numberimport.validation.NumberingPlan.Callable;
import numberimport.validation.Verdict.Accepted;
import numberimport.validation.Verdict.Duplicate;
import numberimport.validation.Verdict.Rejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LibraryPlanTest {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "N19 | US | +1 212-555-0100 | +12125550100",
                "N19 | US | (212) 555-0100  | 2125550100",
                "N19 | US | 1 212 555 0100  | 12125550100",
                "N19 | GB | +44 20 7946 0958 | +442079460958",
                "N19 | GB | (020) 7946-0958  | 02079460958",
                "N19 | GB | 0044 20 79460958 | 00442079460958",
                "N19 | GB | +44 (0)20 7946 0958 | +442079460958",
                "N19 | HK | +852 2345 6789  | +85223456789",
                "N19 | SG | 6123 4567       | 61234567",
                "N14 | GB | 020 7946 0958; 0161 496 0123 | 02079460958,01614960123",
            })
    void sendsNumbersAsTypedWithoutSeparators(String id, String region, String cell, String sent) {
        Verdict verdict = validator(region).validate(SourceRow.of(2, cell));

        assertThat(((Accepted) verdict).entry().cellphone()).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "N15 | GB | 020 7946 095   | PHONE_INVALID | phone \"020 **** *95\" is not a number of region GB",
                "N19 | GB | +1 212 5550100 | PHONE_INVALID | phone \"+1 21* *****00\" is not a number of region GB",
                "N19 | US | +86 13812345678 | PHONE_INVALID | phone \"+86 1********78\" is not a number of region US",
                "N18 | GB | 999            | SHORT_CODE    | phone \"999\" is a short code, expected a number of region GB",
                "N15 | US | 1-800-FLOWERS  | PHONE_INVALID | phone \"1-800-FLOWERS\" has the character \"F\", expected digits only",
                "N26 | US | 21255501002125550101 | PHONE_INVALID | phone \"212***************01\" is not a number of region US",
            })
    void rejectsNumbersOfOtherRegions(String id, String region, String cell, Reason reason, String message) {
        Verdict verdict = validator(region).validate(SourceRow.of(2, cell));

        assertThat(Told.by(Rejected.class, verdict)).containsExactly(new Told(reason, "phone", cell, message));
    }

    @Test
    void countsTheTrunkZeroItRemoves() {
        assertThat(((Accepted) validator("GB").validate(SourceRow.of(2, "+4402079460958"))).repairs())
                .containsExactly(Repair.TRUNK_ZERO_REMOVED);
    }

    @Test
    void recognisesANumberWithAndWithoutItsCountryCode() {
        RowValidator validator = validator("US");
        validator.validate(SourceRow.of(2, "+1 212-555-0100"));

        assertThat(validator.validate(SourceRow.of(3, "(212) 555-0100"))).isInstanceOf(Duplicate.class);
    }

    @ParameterizedTest
    @MethodSource("regions")
    void agreesWithTheLibrarysParser(String region) {
        var plan = new LibraryPlan(region);

        assertThat(Arrays.stream(PhoneNumberType.values())
                        .map(type -> LIBRARY.getExampleNumberForType(region, type))
                        .filter(Objects::nonNull)
                        .flatMap(LibraryPlanTest::spellings)
                        .filter(spelling -> key(plan, spelling) != parsed(spelling, region)))
                .isEmpty();
    }

    static Stream<String> regions() {
        return LIBRARY.getSupportedRegions().stream()
                .filter(region -> !region.equals("CN"))
                .sorted();
    }

    private static Stream<String> spellings(PhoneNumber number) {
        return Stream.of(PhoneNumberFormat.E164, PhoneNumberFormat.NATIONAL, PhoneNumberFormat.INTERNATIONAL)
                .map(format -> LIBRARY.format(number, format).replaceAll("[^0-9+]", ""))
                .flatMap(digits -> Stream.of(digits, digits.substring(0, digits.length() - 1)));
    }

    private static long key(LibraryPlan plan, String digits) {
        return plan.judge(new TypedNumber(digits, List.of())) instanceof Callable callable
                ? callable.phone().e164()
                : -1;
    }

    private static long parsed(String digits, String region) {
        try {
            PhoneNumber number = LIBRARY.parse(digits, region);
            String e164 = LIBRARY.format(number, PhoneNumberFormat.E164);
            return LIBRARY.isValidNumberForRegion(number, region) ? Long.parseLong(e164.substring(1)) : -1;
        } catch (NumberParseException notANumber) {
            return -1;
        }
    }

    private static RowValidator validator(String region) {
        return new RowValidator(
                ColumnMapping.of(List.of("phone"), List.of()), new Rules(region, Dedupe.FILE, DoNotCall.none()));
    }
}
