package numberimport.validation;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of mainland China, after the "Numbering Plan for Telecommunications Networks" (电信网编号计划, 2017 edition) of
 * the Ministry of Industry and Information Technology, published on 13 April 2017; area codes as of 2026.
 *
 * <p>Numbers are sent as they are dialled inside the country: a mobile number with its 11 digits, a fixed line with 0 and
 * its area code. libphonenumber gives a second opinion on fixed lines that the table does not know; on mobile numbers it
 * does not, because its table follows new ranges late.
 */
final class MainlandPlan implements NumberingPlan {

    static final String REGION = "CN";

    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    /** Beijing and the nine big cities, all of them with numbers of eight digits. */
    private static final String CITY = "10|2[0-57-9]";
    /** The other area codes, of three digits; their first two tell the province. */
    private static final String AREA = "31\\d|335" // Hebei
            + "|349|35\\d" // Shanxi
            + "|37[0-79]|39[1-68]" // Henan
            + "|41[1256789]|42[179]" // Liaoning
            + "|43[1-9]" // Jilin
            + "|45[1-9]|46[4789]" // Heilongjiang
            + "|47\\d|48[23]" // Inner Mongolia
            + "|51\\d|52[37]" // Jiangsu
            + "|53\\d|54[36]|63[1235]" // Shandong
            + "|55\\d|56[12346]" // Anhui
            + "|57\\d|580" // Zhejiang
            + "|59[1-9]" // Fujian
            + "|66[0238]|75\\d|76[023689]" // Guangdong
            + "|701|79\\d" // Jiangxi
            + "|71\\d|72[248]" // Hubei
            + "|73[014-9]|74[3-6]" // Hunan
            + "|77\\d" // Guangxi
            + "|81[23678]|82[567]|83\\d" // Sichuan
            + "|85[14-9]" // Guizhou
            + "|69[12]|87\\d|88[3678]" // Yunnan
            + "|89[1-8]" // Tibet, Hainan
            + "|91[1-79]" // Shaanxi
            + "|93\\d|94[13]" // Gansu
            + "|95[1-5]" // Ningxia
            + "|97\\d" // Qinghai
            + "|90[123689]|99\\d"; // Xinjiang

    private static final Pattern FIXED_LINE =
            Pattern.compile("0(?:(?:" + CITY + ")[1-8]\\d{7}|(?:" + AREA + ")[1-8]\\d{6,7})");
    private static final Pattern BIG_CITY = Pattern.compile("0(?:" + CITY + ")");
    private static final Pattern SERVICE_LINE = Pattern.compile("[48]00\\d{7}");
    /** 110, 12315, 10086, 95588 and their like, also behind an area code. */
    private static final Pattern SHORT_CODE =
            Pattern.compile("(?:0(?:" + CITY + "|" + AREA + "))?(?:1[0-267]\\d{1,4}|9[56]\\d{3,6})");

    private static final int MOBILE_LENGTH = 11;
    private static final long COUNTRY_BEFORE_MOBILE = 86_000_0000_0000L;
    private static final int TWO_NUMBERS = 20;
    private static final int LONGEST_EXTENSION = 6;
    private static final int SHORTEST_FIXED_LINE = 10;
    private static final String EXPECTED = ", expected a mobile number of 11 digits beginning with 13 to 19,"
            + " or a fixed line with 0 and its area code";

    @Override
    public @Nullable Phone atAGlance(String text) {
        if (text.length() != MOBILE_LENGTH || text.charAt(0) != '1' || text.charAt(1) < '3') {
            return null;
        }
        long value = 1;
        for (int i = 1; i < MOBILE_LENGTH; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            value = 10 * value + digit;
        }
        return new Phone(text, COUNTRY_BEFORE_MOBILE + value);
    }

    @Override
    public Answer judge(TypedNumber typed) {
        String digits = typed.digits();
        int countryCode = countryCodeLength(digits);
        if (countryCode == 0 && foreign(digits)) {
            return invalid("is a number of another country, expected one of mainland China (or another --region)");
        }
        String national = digits.substring(countryCode);
        String dialled = dialled(national, countryCode > 0);
        Set<Repair> repairs = countryCode > 0 ? Set.of(Repair.COUNTRY_CODE_REMOVED) : Set.of();
        if (MOBILE.matcher(dialled).matches() && !northAmerican(typed.groups())) {
            return new Callable(mobile(dialled), repairs);
        }
        if (SHORT_CODE.matcher(dialled).matches()
                || SHORT_CODE.matcher(national).matches()) {
            return new NotCallable(Reason.SHORT_CODE, "is a short code" + EXPECTED);
        }
        if (dialled.startsWith("0") && MOBILE.matcher(dialled.substring(1)).matches()) {
            return new NotCallable(Reason.LEADING_ZERO, "is a mobile number with a 0 in front, expected its 11 digits");
        }
        if (hasExtension(dialled, typed.lastGroup())) {
            return invalid("has an extension, which can't be dialled; expected the number without it");
        }
        if (countryCode == 0 && groupedAbroad(typed)) {
            return invalid("is grouped as in another country" + EXPECTED);
        }
        if (FIXED_LINE.matcher(dialled).matches()
                || SERVICE_LINE.matcher(dialled).matches()
                || secondOpinion(dialled)) {
            return new Callable(new Phone(dialled, key(dialled)), repairs);
        }
        return invalid(problem(national));
    }

    private static int countryCodeLength(String digits) {
        if (digits.startsWith("+86")) {
            return 3;
        }
        if (digits.startsWith("0086")) {
            return 4;
        }
        // No shorter number of the country begins with 86, so it can only be the country code.
        return digits.startsWith("86") && digits.length() >= 2 + SHORTEST_FIXED_LINE ? 2 : 0;
    }

    private static boolean foreign(String digits) {
        return digits.startsWith("+") || (digits.startsWith("00") && !digits.startsWith("000"));
    }

    /** Abroad a fixed line is written without the 0 of its area code; inside the country it is dialled with it. */
    private static String dialled(String national, boolean abroad) {
        String withTrunk = "0" + national;
        return abroad && FIXED_LINE.matcher(withTrunk).matches() ? withTrunk : national;
    }

    private static boolean hasExtension(String dialled, int lastGroup) {
        return dialled.startsWith("0")
                && lastGroup > 0
                && lastGroup <= LONGEST_EXTENSION
                && dialled.length() - lastGroup >= SHORTEST_FIXED_LINE;
    }

    /** 1-310-555-1234; or a trunk 0 whose first group is no area code: 090-1234-5678, 07911 123456. */
    private static boolean groupedAbroad(TypedNumber typed) {
        String digits = typed.digits();
        if (northAmerican(typed.groups())) {
            return true;
        }
        int areaCode = BIG_CITY.matcher(digits).lookingAt() ? 3 : 4;
        return digits.startsWith("0") && typed.grouped() && typed.groups().get(0) != areaCode;
    }

    /** 1-310-555-1234, 1 310 5551234 or 1 3105551234: nobody here sets the 1 of a mobile number apart from what follows it so. */
    private static boolean northAmerican(List<Integer> groups) {
        return groups.size() > 1 && groups.get(0) == 1 && (groups.get(1) == 3 || groups.get(1) == 10);
    }

    private static boolean secondOpinion(String dialled) {
        if (!dialled.startsWith("0")
                || dialled.length() < SHORTEST_FIXED_LINE
                || dialled.length() > MOBILE_LENGTH + 1) {
            return false;
        }
        PhoneNumber number = new PhoneNumber().setCountryCode(86).setNationalNumber(Long.parseLong(dialled));
        return PhoneNumberUtil.getInstance().getNumberType(number) == PhoneNumberType.FIXED_LINE;
    }

    private static Phone mobile(String digits) {
        return new Phone(digits, COUNTRY_BEFORE_MOBILE + Long.parseLong(digits));
    }

    private static long key(String dialled) {
        return Long.parseLong("86" + (dialled.startsWith("0") ? dialled.substring(1) : dialled));
    }

    private static NotCallable invalid(String problem) {
        return new NotCallable(Reason.PHONE_INVALID, problem);
    }

    private static String problem(String national) {
        int length = national.length();
        if (FIXED_LINE.matcher("0" + national).matches()) {
            return "looks like a fixed line without the 0 of its area code" + EXPECTED;
        }
        if (length >= TWO_NUMBERS) {
            return "has " + length + " digits, which looks like two numbers without a comma between them" + EXPECTED;
        }
        if (length == MOBILE_LENGTH) {
            return "begins with " + national.substring(0, 2) + EXPECTED;
        }
        return "has " + length + (length == 1 ? " digit" : " digits") + EXPECTED;
    }
}
