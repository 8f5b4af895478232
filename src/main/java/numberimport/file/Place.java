package numberimport.file;

/**
 * How messages name a row of the source: {@code leads.csv line 17}, {@code leads.xlsx sheet "May" row 17}.
 *
 * @param table the file and, in a workbook, its sheet
 */
record Place(String table, String unit) {

    static Place ofCsv(String file) {
        return new Place(file, "line");
    }

    static Place ofSheet(String file, String sheet) {
        return new Place("%s sheet \"%s\"".formatted(file, sheet), "row");
    }

    String at(long row) {
        return "%s %s %d".formatted(table, unit, row);
    }
}
