package numberimport.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import numberimport.validation.NumberingPlan.Answer;
import numberimport.validation.NumberingPlan.Callable;
import numberimport.validation.NumberingPlan.NotCallable;

/** Reads the text of a number cell: splits several numbers, repairs what is beyond doubt, and names what is wrong. */
final class PhoneCell {

    private static final int MAX_LENGTH = 1000;
    private static final Set<String> PLACEHOLDERS =
            Set.of("", "-", "--", "—", "/", "0", "n/a", "na", "null", "none", "nil", "无", "無", "暂无", "没有");
    private static final int LONGEST_PLACEHOLDER =
            PLACEHOLDERS.stream().mapToInt(String::length).max().orElse(0);
    private static final Pattern SEPARATORS = Pattern.compile("[,;/、\r\n]");

    private final NumberingPlan plan;

    PhoneCell(NumberingPlan plan) {
        this.plan = plan;
    }

    /** The numbers of the cell, equal ones once; none if it holds none ("N/A") or breaks a rule, which is in the findings. */
    List<Phone> read(String column, String text, RowFindings findings) {
        if (text.length() > MAX_LENGTH) {
            String problem = "has " + text.length() + " characters, expected at most " + MAX_LENGTH;
            findings.reject(Reason.FIELD_TOO_LONG, column, text, problem);
            return List.of();
        }
        if (onlyDigits(text)) {
            return digits(column, text, findings);
        }
        String cell = Characters.strip(Characters.halfWidth(text, findings), findings);
        if (cell.startsWith("'")) {
            findings.repaired(Repair.APOSTROPHE_REMOVED);
            cell = cell.substring(1);
        }
        cell = Characters.withoutFormulaQuotes(cell, findings);
        if (cell.length() <= LONGEST_PLACEHOLDER && PLACEHOLDERS.contains(cell.toLowerCase(Locale.ROOT))) {
            return List.of();
        }
        NotCallable damage = NumberDamage.ofCell(cell);
        if (damage != null) {
            findings.reject(new Violation(damage.reason(), column, text, cell, damage.problem()));
            return List.of();
        }
        return numbers(column, text, cell, findings);
    }

    /** Longer than every placeholder, and nothing that could be damaged or stand between two numbers. */
    private static boolean onlyDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() > LONGEST_PLACEHOLDER;
    }

    /** The short way for digits alone: the same answer as {@link #numbers} has for them. */
    private List<Phone> digits(String column, String text, RowFindings findings) {
        Answer answer = plan.judge(new TypedNumber(text, List.of(text.length())));
        if (answer instanceof NotCallable wrong) {
            findings.reject(new Violation(wrong.reason(), column, text, text, wrong.problem()));
            return List.of();
        }
        var good = (Callable) answer;
        good.repairs().forEach(findings::repaired);
        return List.of(good.phone());
    }

    private List<Phone> numbers(String column, String text, String cell, RowFindings findings) {
        List<String> parts = SEPARATORS
                .splitAsStream(cell)
                .map(part -> Characters.strip(part, findings))
                .filter(part -> !part.isEmpty())
                .toList();
        var phones = new ArrayList<Phone>();
        for (int i = 0; i < parts.size(); i++) {
            Answer answer = judge(parts.get(i), findings);
            if (answer instanceof Callable good) {
                good.repairs().forEach(findings::repaired);
                good.phone().addOnceTo(phones, findings);
            } else if (answer instanceof NotCallable wrong) {
                findings.reject(
                        parts.size() == 1
                                ? new Violation(wrong.reason(), column, text, parts.get(0), wrong.problem())
                                : new Violation(wrong.reason(), column, text, null, oneOf(parts, i) + wrong.problem()));
            }
        }
        return phones;
    }

    private static String oneOf(List<String> parts, int index) {
        return Masked.quoted(parts.get(index)) + ", number " + (index + 1) + " of " + parts.size() + ", ";
    }

    private Answer judge(String part, RowFindings findings) {
        NotCallable damage = NumberDamage.ofNumber(part);
        if (damage != null) {
            return damage;
        }
        var digits = new DigitReader(NumberDamage.exactDigits(part, findings), findings);
        NotCallable wrong = digits.problem();
        return wrong != null ? wrong : plan.judge(digits.typed());
    }
}
