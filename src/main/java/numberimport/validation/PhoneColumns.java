package numberimport.validation;

import java.util.ArrayList;
import java.util.List;
import numberimport.file.CellKind;
import numberimport.file.SourceRow;
import org.jspecify.annotations.Nullable;

/** The number column, or the several that were joined on purpose, of every row. */
final class PhoneColumns {

    private static final int MAX_NUMBERS = 5;
    private static final int SHORTEST_NUMBER = 10;

    private final NumberingPlan plan;
    private final PhoneCell cell;
    private final List<MappedColumn> columns;
    private final MappedColumn first;
    private final String header;

    PhoneColumns(NumberingPlan plan, List<MappedColumn> columns) {
        this.plan = plan;
        this.cell = new PhoneCell(plan);
        this.columns = columns;
        this.first = columns.get(0);
        this.header = HeaderName.canonical(first.header());
    }

    MappedColumn first() {
        return first;
    }

    /** At least one number, unless the findings say why not. */
    List<Phone> read(SourceRow row, RowFindings findings) {
        Phone plain = columns.size() == 1 ? plan.atAGlance(row.raw(first.index())) : null;
        if (plain != null) {
            return List.of(plain);
        }
        var phones = new ArrayList<Phone>();
        for (MappedColumn column : columns) {
            for (Phone phone : readCell(row, column, findings)) {
                phone.addOnceTo(phones, findings);
            }
        }
        if (!findings.rejected()) {
            checkCount(row, phones, findings);
        }
        return phones;
    }

    /** Whether the number cell holds the column's own name: two files were joined, headers and all. */
    boolean repeatsHeader(SourceRow row) {
        String value = row.text(first.index());
        return digits(value) <= digits(header) && HeaderName.canonical(value).equals(header);
    }

    /** A name keeps all its digits; a wrong number mostly has more of them than the header, which is told quickly. */
    private static int digits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits;
    }

    private List<Phone> readCell(SourceRow row, MappedColumn column, RowFindings findings) {
        if (SpreadsheetFault.found(row, column, findings)) {
            return List.of();
        }
        String raw = row.rawPadded(column.index());
        CellKind kind = row.kind(column.index());
        String problem = numericProblem(kind, raw, row.text(column.index()));
        if (problem != null) {
            findings.reject(new Violation(Reason.PHONE_INVALID, column.header(), raw, raw, problem));
            return List.of();
        }
        return cell.read(column.header(), raw, findings);
    }

    private static @Nullable String numericProblem(CellKind kind, String raw, String text) {
        if (kind == CellKind.BOOLEAN) {
            return "is true or false, expected a number";
        }
        if (kind == CellKind.DATE && raw.length() < SHORTEST_NUMBER) {
            return "is the date " + text + ", expected a number";
        }
        boolean fraction = kind == CellKind.NUMBER && raw.indexOf('.') >= 0;
        return fraction ? "has a fraction, expected digits only" : null;
    }

    private void checkCount(SourceRow row, List<Phone> phones, RowFindings findings) {
        String text = row.text(first.index());
        if (phones.size() > MAX_NUMBERS) {
            String problem = "has " + phones.size() + " numbers, expected at most " + MAX_NUMBERS;
            findings.reject(Reason.TOO_MANY_NUMBERS, first.header(), text, problem);
        } else if (phones.isEmpty() && columns.stream().allMatch(column -> column.index() >= row.size())) {
            String problem = "is missing: the row has only " + row.size() + (row.size() == 1 ? " cell" : " cells");
            findings.reject(Reason.TOO_FEW_COLUMNS, first.header(), text, problem);
        } else if (phones.isEmpty()) {
            String problem = (text.isBlank() ? "is empty" : "is no number") + ", expected a number to call";
            String found = text.isBlank() ? null : text;
            findings.reject(new Violation(Reason.NO_NUMBER, first.header(), text, found, problem));
        }
    }
}
