package numberimport.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import numberimport.file.SourceRow;
import org.jspecify.annotations.Nullable;

/**
 * Says for each row of a file whether it may be sent, after which repairs, or why not. It remembers the numbers it has
 * accepted, so there is one validator for one pass over one file, and it is used by one thread.
 */
public final class RowValidator {

    private final ColumnMapping mapping;
    private final Rules rules;
    private final PhoneColumns phoneColumns;
    private final @Nullable TextColumn nameColumn;
    private final @Nullable TextColumn descriptionColumn;
    private final List<TextColumn> customColumns;
    private final List<String> customNames;
    private final String[] constants;
    private final NumberIndex firstRows = new NumberIndex();

    public RowValidator(ColumnMapping mapping, Rules rules) {
        this.mapping = mapping;
        this.rules = rules;
        this.phoneColumns = new PhoneColumns(NumberingPlan.of(rules.region()), mapping.of(Field.CELLPHONE));
        this.nameColumn = textColumn(Field.NAME, TextColumn.MAX_NAME);
        this.descriptionColumn = textColumn(Field.DESCRIPTION, TextColumn.MAX_TEXT);
        this.customColumns = mapping.of(Field.CUSTOM).stream()
                .map(column -> new TextColumn(column, TextColumn.MAX_TEXT))
                .toList();
        this.constants = rules.constants().values().toArray(String[]::new);
        this.customNames = Stream.concat(
                        rules.constants().keySet().stream(),
                        customColumns.stream().map(column -> column.column().header()))
                .toList();
    }

    public Verdict validate(SourceRow row) {
        return settle(read(row));
    }

    /** The verdicts on rows that follow one another, in order; quicker than one by one, with the same outcome. */
    public List<Verdict> validate(List<SourceRow> rows) {
        var readings = new ArrayList<Reading>(rows.size());
        for (SourceRow row : rows) {
            readings.add(read(row));
        }
        for (Reading reading : readings) {
            for (Phone phone : reading.phones) {
                firstRows.fetch(phone.e164());
            }
        }
        var verdicts = new ArrayList<Verdict>(rows.size());
        for (Reading reading : readings) {
            verdicts.add(settle(reading));
        }
        return verdicts;
    }

    /** What the cells of a row say by themselves. */
    private record Reading(SourceRow row, NumberEntry entry, List<Phone> phones, RowFindings findings) {}

    private Reading read(SourceRow row) {
        var findings = new RowFindings();
        List<Phone> phones = phoneColumns.read(row, findings);
        checkWidth(row, findings);
        var entry = new NumberEntry(
                row.number(),
                cellphone(phones),
                text(nameColumn, row, findings),
                text(descriptionColumn, row, findings),
                custom(row, findings));
        return new Reading(row, entry, phones, findings);
    }

    private Verdict settle(Reading reading) {
        SourceRow row = reading.row;
        if (reading.findings.rejected()) {
            return phoneColumns.repeatsHeader(row)
                    ? repeatedHeader(row)
                    : new Verdict.Rejected(reading.findings.violations());
        }
        for (Phone phone : reading.phones) {
            String list = rules.doNotCall().listOf(phone);
            if (list != null) {
                String problem = "is on the do-not-call list \"" + list + "\"";
                return new Verdict.Suppressed(violation(Reason.DNC_LISTED, row, phone, problem));
            }
        }
        if (rules.dedupe() != Dedupe.NONE) {
            for (Phone phone : reading.phones) {
                int firstRow = firstRows.get(phone.e164());
                if (firstRow != NumberIndex.ABSENT) {
                    String problem = "stands in row " + firstRow + " already";
                    return new Verdict.Duplicate(violation(Reason.DUPLICATE_IN_FILE, row, phone, problem));
                }
                if (rules.inTask().hold(phone)) {
                    int run = rules.inTask().runOf(phone);
                    String problem = "is in the task already" + (run == NumbersInTask.NO_RUN ? "" : ", by run " + run);
                    return new Verdict.Duplicate(violation(Reason.DUPLICATE_IN_POOL, row, phone, problem));
                }
            }
            reading.phones.forEach(phone -> firstRows.putIfAbsent(phone.e164(), Math.toIntExact(row.number())));
        }
        return new Verdict.Accepted(reading.entry, reading.findings.repairs());
    }

    /** A value right of the header may be the sign that a delimiter within a text has shifted all the cells. */
    private void checkWidth(SourceRow row, RowFindings findings) {
        for (int i = mapping.columns().size(); i < row.size(); i++) {
            if (!row.text(i).isBlank()) {
                String problem = "The row has a value in column " + (i + 1) + ", expected at most the "
                        + mapping.columns().size() + " columns of the header";
                findings.reject(Reason.TOO_MANY_COLUMNS, "", row.text(i), problem);
                return;
            }
        }
    }

    private Violation violation(Reason reason, SourceRow row, Phone phone, String problem) {
        MappedColumn column = phoneColumns.first();
        return new Violation(reason, column.header(), row.text(column.index()), phone.sent(), problem);
    }

    private Verdict repeatedHeader(SourceRow row) {
        String header = phoneColumns.first().header();
        String value = row.text(phoneColumns.first().index());
        String problem = "repeats the header, expected a number";
        return new Verdict.Rejected(List.of(new Violation(Reason.REPEATED_HEADER, header, value, null, problem)));
    }

    private static String cellphone(List<Phone> phones) {
        return phones.size() == 1
                ? phones.get(0).sent()
                : phones.stream().map(Phone::sent).collect(Collectors.joining(","));
    }

    private @Nullable TextColumn textColumn(Field field, int maxLength) {
        return mapping.of(field).stream()
                .findFirst()
                .map(column -> new TextColumn(column, maxLength))
                .orElse(null);
    }

    private static @Nullable String text(@Nullable TextColumn column, SourceRow row, RowFindings findings) {
        String text = column == null ? "" : column.read(row, findings);
        return text.isEmpty() ? null : text;
    }

    private Map<String, String> custom(SourceRow row, RowFindings findings) {
        var values = Arrays.copyOf(constants, customNames.size());
        for (int i = 0; i < customColumns.size(); i++) {
            String text = customColumns.get(i).read(row, findings);
            values[constants.length + i] = text.isEmpty() ? null : text;
        }
        return CustomFields.of(customNames, values);
    }
}
