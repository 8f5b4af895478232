package numberimport.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import numberimport.validation.NumberingPlan.Callable;
import numberimport.validation.NumberingPlan.NotCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainlandPlanTest {

    private static final Pattern MOBILE = Pattern.compile("1[3-9][0-9]{9}");

    private final MainlandPlan plan = new MainlandPlan();

    @Test
    void seesAtAGlanceExactlyTheMobileNumbersOfTheRule() {
        var random = new Random(42);
        Stream<String> boundaries = Stream.of("13", "19", "12", "20", "03", "1:", "1/")
                .flatMap(start ->
                        Stream.of("000000000", "999999999", "99999999", "9999999999", "99999999/", "9999:9999"))
                .flatMap(end ->
                        Stream.of("13", "19", "12", "20", "03", "1:", "1/").map(start -> start + end));
        Stream<String> digits = Stream.generate(() -> digits(random)).limit(1_000_000);

        assertThat(Stream.concat(boundaries, digits).filter(this::glanceDiffersFromRule))
                .isEmpty();
    }

    private boolean glanceDiffersFromRule(String text) {
        Phone glance = plan.atAGlance(text);
        boolean mobile = MOBILE.matcher(text).matches();
        if (!mobile) {
            return glance != null;
        }
        return !(plan.judge(new TypedNumber(text, List.of())) instanceof Callable judged)
                || !judged.phone().equals(glance);
    }

    /** Mostly eleven digits, often beginning like a mobile number, sometimes with a character that is no digit. */
    private static String digits(Random random) {
        var text = new StringBuilder(random.nextInt(4) == 0 ? "" : "1");
        int length = random.nextInt(8) == 0 ? random.nextInt(14) : 11;
        while (text.length() < length) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        if (random.nextInt(16) == 0 && !text.isEmpty()) {
            text.setCharAt(random.nextInt(text.length()), "/:٣３ -".charAt(random.nextInt(6)));
        }
        return text.toString();
    }

    @Test
    void knowsTheAreaCodesThatLibphonenumberKnows() {
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();

        assertThat(IntStream.range(300, 1000).filter(area -> inTable(area) != inLibrary(library, area)))
                .isEmpty();
    }

    /** A short code is recognised only behind an area code of the table, about which nobody else is asked. */
    private boolean inTable(int area) {
        return plan.judge(new TypedNumber("0" + area + "95588", List.of())) instanceof NotCallable answer
                && answer.reason() == Reason.SHORT_CODE;
    }

    private static boolean inLibrary(PhoneNumberUtil library, int area) {
        return subscribers()
                .map(subscriber ->
                        new PhoneNumber().setCountryCode(86).setNationalNumber(Long.parseLong(area + subscriber)))
                .anyMatch(number -> library.isValidNumberForRegion(number, "CN")
                        && library.getNumberType(number) == PhoneNumberType.FIXED_LINE);
    }

    private static Stream<String> subscribers() {
        return Stream.of("2345678", "6345678", "23456789", "52345678", "82345678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17000000000", "14900000000", "19200000000", "16200000000", "19700000000"})
    void acceptsMobileRangesThatLibphonenumberLearnsLate(String number) {
        assertThat(plan.judge(new TypedNumber(number, List.of()))).isInstanceOf(Callable.class);
    }

    @Test
    void takesTheSecondOpinionOnFixedLines() {
        assertThat(plan.judge(new TypedNumber("02202645534", List.of()))).isInstanceOf(Callable.class);
    }

    @Test
    void knowsEqualNumbersByTheirE164Digits() {
        assertThat(Stream.of("13812345678", "+8613812345678").map(this::e164)).containsOnly(8613812345678L);
        assertThat(Stream.of("01062345678", "+861062345678").map(this::e164)).containsOnly(861062345678L);
        assertThat(Stream.of("4008108888", "864008108888").map(this::e164)).containsOnly(864008108888L);
    }

    private long e164(String digits) {
        return ((Callable) plan.judge(new TypedNumber(digits, List.of())))
                .phone()
                .e164();
    }
}
