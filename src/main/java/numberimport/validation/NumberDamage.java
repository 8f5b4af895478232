package numberimport.validation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import numberimport.validation.NumberingPlan.NotCallable;
import org.jspecify.annotations.Nullable;

/**
 * What spreadsheets and exports do to numbers. Digits that were lost are never made up: only a notation that still holds
 * every digit is read.
 */
final class NumberDamage {

    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d+(?:[.,]\\d*)?[eE][+-]?\\d{1,3}");
    private static final Pattern SCIENTIFIC_WITH_FRACTION = Pattern.compile("(\\d)\\.(\\d{10,14})[eE]\\+?0*(\\d{1,3})");
    private static final Pattern GROUPED = Pattern.compile("\\+?\\d{1,6}(?:\\s*,\\s*\\d{1,6})+(?:\\.\\d+)?");
    private static final Pattern MASK = Pattern.compile("[*•●×?xX]{2,}");
    private static final Pattern ZERO_FRACTION = Pattern.compile("(\\+?\\d{8,})\\.0+");
    /** One point: with 0 in front it may stand behind an area code, 010.12345678. */
    private static final Pattern FRACTION = Pattern.compile("\\+?(?:0|[1-9]\\d*)\\.\\d+");

    private static final Pattern IP_ADDRESS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
    private static final String YEAR = "(?:19|20)\\d\\d";
    private static final String MONTH = "(?:0?[1-9]|1[0-2])";
    private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";
    private static final Pattern DATE = Pattern.compile("(?:.*\\D)?(?:" + YEAR + "([-./])" + MONTH + "\\1" + DAY + "|"
            + DAY + "([-./])" + MONTH + "\\2" + YEAR + ")(?:\\D.*)?");

    private NumberDamage() {}

    /** Damage that has to be seen before a cell is split at its commas. */
    static @Nullable NotCallable ofCell(String cell) {
        if (cell.startsWith("=")) {
            return new NotCallable(Reason.FORMULA_TEXT, "is a formula, expected a number");
        }
        if (GROUPED.matcher(cell).matches()) {
            return new NotCallable(
                    Reason.GROUPED_NUMBER,
                    "is a number in groups, which would count as several; expected its digits only");
        }
        return lostDigits(cell);
    }

    /** Damage of one of the numbers of a cell. */
    static @Nullable NotCallable ofNumber(String number) {
        if (MASK.matcher(number).find() && number.chars().anyMatch(c -> c >= '0' && c <= '9')) {
            return new NotCallable(Reason.MASKED_NUMBER, "is masked, expected all its digits");
        }
        if (FRACTION.matcher(number).matches() && !ZERO_FRACTION.matcher(number).matches()) {
            return new NotCallable(Reason.PHONE_INVALID, "has a fraction, expected digits only");
        }
        if (IP_ADDRESS.matcher(number).matches()) {
            return new NotCallable(
                    Reason.PHONE_INVALID, "looks like the address of a computer, expected a number to call");
        }
        if (DATE.matcher(number).matches()) {
            return new NotCallable(Reason.PHONE_INVALID, "has a date in it, expected a number to call");
        }
        return lostDigits(number);
    }

    /** The digits of a number whose notation still holds all of them: 1.3812345678E10 and 13812345678.0. */
    static String exactDigits(String number, RowFindings findings) {
        Matcher scientific = SCIENTIFIC_WITH_FRACTION.matcher(number);
        if (scientific.matches() && holdsEveryDigit(scientific)) {
            findings.repaired(Repair.SCIENTIFIC_EXPANDED);
            return scientific.group(1) + scientific.group(2);
        }
        Matcher zeroFraction = ZERO_FRACTION.matcher(number);
        if (zeroFraction.matches()) {
            findings.repaired(Repair.ZERO_FRACTION_REMOVED);
            return zeroFraction.group(1);
        }
        return number;
    }

    /** 1.3812345678E10 does: as many digits behind the point as the exponent says. */
    private static boolean holdsEveryDigit(Matcher scientific) {
        return scientific.group(2).length() == Integer.parseInt(scientific.group(3));
    }

    private static @Nullable NotCallable lostDigits(String number) {
        Matcher exact = SCIENTIFIC_WITH_FRACTION.matcher(number);
        boolean lost = SCIENTIFIC.matcher(number).matches() && !(exact.matches() && holdsEveryDigit(exact));
        return lost
                ? new NotCallable(
                        Reason.SCIENTIFIC, "is scientific notation, in which digits are lost; expected all 11 digits")
                : null;
    }
}
