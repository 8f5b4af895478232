package numberimport.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

class SheetRowReaderTest extends RowReaderContract {

    @Override
    Path file(List<List<String>> rows) throws IOException {
        var path = directory.resolve("leads.xlsx");
        try (var workbook = new XSSFWorkbook();
                var out = Files.newOutputStream(path)) {
            var sheet = workbook.createSheet("线索");
            for (int i = 0; i < rows.size(); i++) {
                var row = sheet.createRow(i);
                for (int column = 0; column < rows.get(i).size(); column++) {
                    row.createCell(column).setCellValue(rows.get(i).get(column));
                }
            }
            workbook.write(out);
        }
        return path;
    }

    @Override
    String place(int row) {
        return "leads.xlsx sheet \"线索\" row " + row;
    }
}
