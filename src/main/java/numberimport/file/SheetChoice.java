package numberimport.file;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which sheet of a workbook is read: the one that is asked for, or the only visible one that holds data. */
final class SheetChoice {

    private final String name;
    private final List<Sheet> sheets;
    private final Function<Sheet, RowReader> rows;

    /** {@code rows} opens a sheet of the workbook {@code name}. */
    SheetChoice(String name, List<Sheet> sheets, Function<Sheet, RowReader> rows) {
        this.name = name;
        this.sheets = sheets;
        this.rows = rows;
    }

    /** By its name or number; null for the only one with data. */
    Sheet of(@Nullable String nameOrNumber) {
        return nameOrNumber == null ? onlyOneWithData() : wanted(nameOrNumber);
    }

    /** Which hidden sheets are passed over, said for a person. */
    List<String> warnings(Sheet chosen) {
        List<Sheet> passedOver = sheets.stream()
                .filter(candidate -> candidate.hidden() && !candidate.equals(chosen))
                .toList();
        return passedOver.isEmpty()
                ? List.of()
                : List.of("%s: hidden sheets are not read: %s (HIDDEN_SHEET).".formatted(name, names(passedOver)));
    }

    private Sheet onlyOneWithData() {
        List<Sheet> visible = withData(false);
        if (visible.size() == 1) {
            return visible.get(0);
        }
        if (visible.size() > 1) {
            throw new SeveralSheetsException(
                    "%s: several sheets hold data (%s), expected one".formatted(name, names(visible)),
                    visible.stream().map(Sheet::name).toList());
        }
        List<Sheet> hidden = withData(true);
        if (!hidden.isEmpty()) {
            throw new UnreadableFileException(
                    "HIDDEN_SHEET",
                    "%s: only hidden sheets hold data (%s), expected a visible one".formatted(name, names(hidden)),
                    "Show the sheet in Excel, or name it with --sheet.");
        }
        throw new UnreadableFileException(
                "EMPTY_FILE",
                name + ": no sheet holds data, expected column names and rows",
                "Export the file again; it needs a header row.");
    }

    private List<Sheet> withData(boolean hidden) {
        return sheets.stream()
                .filter(candidate -> candidate.hidden() == hidden && holdsData(candidate))
                .toList();
    }

    private boolean holdsData(Sheet candidate) {
        try (RowReader reader = rows.apply(candidate)) {
            SourceRow row = reader.next();
            while (row != null && row.blank()) {
                row = reader.next();
            }
            return row != null;
        }
    }

    private Sheet wanted(String nameOrNumber) {
        for (Sheet candidate : sheets) {
            if (candidate.name().equals(nameOrNumber)) {
                return candidate;
            }
        }
        List<Sheet> visible =
                sheets.stream().filter(candidate -> !candidate.hidden()).toList();
        for (int number = 1; number <= visible.size(); number++) {
            if (nameOrNumber.equals(String.valueOf(number))) {
                return visible.get(number - 1);
            }
        }
        throw new UnreadableFileException(
                "NO_SUCH_SHEET",
                "%s: no sheet is called \"%s\", expected one of %s".formatted(name, nameOrNumber, names(sheets)),
                "Name one of them with --sheet, or give its number, counted from 1.");
    }

    private static String names(List<Sheet> sheets) {
        return sheets.stream().map(sheet -> "\"" + sheet.name() + "\"").collect(Collectors.joining(", "));
    }
}
