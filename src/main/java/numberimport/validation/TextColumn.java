package numberimport.validation;

import numberimport.file.SourceRow;

/** A column whose cells are sent as text, up to a length in code points. */
record TextColumn(MappedColumn column, int maxLength) {

    static final int MAX_NAME = 255;
    static final int MAX_TEXT = 1000;

    /** The text to send, "" if there is none or the findings say what is wrong with it. */
    String read(SourceRow row, RowFindings findings) {
        if (SpreadsheetFault.found(row, column, findings)) {
            return "";
        }
        String text = row.text(column.index());
        String clean = TextCell.clean(text, findings);
        if (clean == null) {
            findings.reject(
                    Reason.BAD_CHARACTER,
                    column.header(),
                    text,
                    "has a character that was lost when the text was converted (shown as \uFFFD)");
            return "";
        }
        int length = clean.length() <= maxLength ? 0 : clean.codePointCount(0, clean.length());
        if (length > maxLength) {
            String problem = "has " + length + " characters, expected at most " + maxLength;
            findings.reject(Reason.FIELD_TOO_LONG, column.header(), text, problem);
            return "";
        }
        return clean;
    }
}
