package numberimport.file;

/**
 * A sheet of a workbook.
 *
 * @param part where the workbook keeps it
 */
record Sheet(String name, String part, boolean hidden) {}
