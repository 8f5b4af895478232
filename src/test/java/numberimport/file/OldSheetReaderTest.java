package numberimport.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.Test;

class OldSheetReaderTest extends RowReaderContract {

    @Override
    Path file(List<List<String>> rows) throws IOException {
        var path = directory.resolve("leads.xls");
        try (var workbook = new HSSFWorkbook();
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
        return "leads.xls sheet \"线索\" row " + row;
    }

    /** Such a sheet has no more columns than the limit. */
    @Override
    @Test
    void readsAsManyColumnsAsTheLimitAndNotOneMore() throws IOException {
        var columns = IntStream.rangeClosed(1, 256).mapToObj(i -> "c" + i).toList();

        assertThat(NumberFile.open(file(List.of(columns)), ReadingOptions.FIND_OUT)
                        .columns())
                .isEqualTo(columns);
    }
}
