package numberimport.file;

import java.util.List;

/** A workbook has several sheets with data, and none was named. */
public final class SeveralSheetsException extends UnreadableFileException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> sheets;

    SeveralSheetsException(String message, List<String> sheets) {
        super("CHOOSE_SHEET", message, "Name the one to import with --sheet.");
        this.sheets = sheets;
    }

    /** Their names, in their order. */
    public List<String> sheets() {
        return sheets;
    }
}
