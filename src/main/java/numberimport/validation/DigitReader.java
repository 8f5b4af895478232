package numberimport.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import numberimport.validation.NumberingPlan.NotCallable;
import org.jspecify.annotations.Nullable;

/** Reads one number character by character: keeps the digits, drops separators, and stops at what is neither. */
final class DigitReader {

    private static final String DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE63";
    private static final String PUNCTUATION = DASHES + ".()";
    private static final Pattern EXTENSION =
            Pattern.compile(".*\\d\\s*(?:转|轉|分机|ext\\.?|x|#)\\s*\\d+", Pattern.CASE_INSENSITIVE);

    private final String text;
    private final RowFindings findings;
    private final StringBuilder digits = new StringBuilder();
    private final List<Integer> groups = new ArrayList<>();
    private int groupBegin;
    private @Nullable NotCallable problem;

    DigitReader(String text, RowFindings findings) {
        this.text = text;
        this.findings = findings;
        for (int i = 0; i < text.length() && problem == null; i++) {
            read(i, text.charAt(i));
        }
        if (problem == null && digits.chars().noneMatch(Character::isDigit)) {
            problem = invalid("has no digits, expected a number");
        }
    }

    /** What keeps the text from being a number, or null. */
    @Nullable
    NotCallable problem() {
        return problem;
    }

    TypedNumber typed() {
        endGroup();
        return new TypedNumber(digits.toString(), List.copyOf(groups));
    }

    private void read(int index, char c) {
        if ((c >= '0' && c <= '9') || (c == '+' && digits.isEmpty())) {
            digits.append(c);
        } else if (Characters.space(c)) {
            separated(Repair.SPACES_REMOVED);
        } else if (PUNCTUATION.indexOf(c) >= 0) {
            if (digits.isEmpty() && DASHES.indexOf(c) >= 0) {
                problem = invalid("begins with a minus sign, expected a digit");
            }
            separated(Repair.PUNCTUATION_REMOVED);
        } else if (Characters.invisible(c)) {
            findings.repaired(Repair.INVISIBLE_CHARACTERS_REMOVED);
        } else {
            problem = stranger(text.codePointAt(index));
        }
    }

    private void separated(Repair repair) {
        findings.repaired(repair);
        endGroup();
    }

    private void endGroup() {
        if (digits.length() > groupBegin) {
            groups.add(digits.length() - groupBegin);
            groupBegin = digits.length();
        }
    }

    private NotCallable stranger(int character) {
        if (Character.isISOControl(character) || Characters.lost(character)) {
            String code = String.format(Locale.ROOT, "U+%04X", character);
            return new NotCallable(
                    Reason.BAD_CHARACTER, "has the damaged character " + code + ", expected digits only");
        }
        if (EXTENSION.matcher(text).matches()) {
            return invalid("has an extension, which can't be dialled; expected the number without it");
        }
        if (Character.isDigit(character)) {
            return invalid("has digits of another script, expected 0 to 9");
        }
        return invalid("has the character \"" + Character.toString(character) + "\", expected digits only");
    }

    private static NotCallable invalid(String problem) {
        return new NotCallable(Reason.PHONE_INVALID, problem);
    }
}
