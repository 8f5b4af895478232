package numberimport.file;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** A report as a workbook in which every cell is text, so that Excel keeps numbers as they are. */
final class XlsxReport implements ReportRows {

    private static final SpreadsheetVersion EXCEL = SpreadsheetVersion.EXCEL2007;
    private static final int ROWS_IN_MEMORY = 100;

    private final OutputStream out;
    private final SXSSFWorkbook workbook = new SXSSFWorkbook(null, ROWS_IN_MEMORY, true);
    private final SXSSFSheet sheet = workbook.createSheet("rows");
    private final CellStyle text = textStyle(false);
    private final CellStyle quotedText = textStyle(true);
    private int rows;

    XlsxReport(OutputStream out) {
        this.out = out;
        sheet.createFreezePane(0, 1);
    }

    private CellStyle textStyle(boolean quoted) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat("@"));
        style.setQuotePrefixed(quoted);
        return style;
    }

    @Override
    public void write(List<String> cells) throws IOException {
        if (rows == EXCEL.getMaxRows()) {
            throw new IOException(
                    "A sheet holds %d rows, and the report has more; write it as .csv.".formatted(EXCEL.getMaxRows()));
        }
        Row row = sheet.createRow(rows++);
        for (int column = 0; column < cells.size(); column++) {
            Cell cell = row.createCell(column);
            String value = cells.get(column);
            cell.setCellStyle(FormulaGuard.isFormula(value) ? quotedText : text);
            cell.setCellValue(EscapedText.escape(shortened(value)));
        }
    }

    /** Excel cannot open a workbook with a longer text. */
    private static String shortened(String value) {
        int longest = EXCEL.getMaxTextLength();
        return value.length() <= longest ? value : value.substring(0, longest - 1) + "…";
    }

    @Override
    public void finish() throws IOException {
        workbook.write(out);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        try (out) {
            // Closing an unfinished sheet, POI flushes it into a file that it has just closed, and warns.
            sheet.flushRows();
            workbook.close();
        }
    }
}
