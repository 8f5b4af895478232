package numberimport.file;

/** The kinds of file that can be read; told by the bytes, never by the name. */
public enum FileFormat {
    CSV,
    XLSX,
    /** A workbook of Excel 97 to 2003. */
    XLS
}
