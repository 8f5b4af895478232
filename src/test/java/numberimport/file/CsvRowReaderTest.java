package numberimport.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

class CsvRowReaderTest extends RowReaderContract {

    @Override
    Path file(List<List<String>> rows) throws IOException {
        var csv = rows.stream()
                .map(cells -> cells.stream()
                        .map(cell -> cell.isBlank() ? cell : "\"" + cell.replace("\"", "\"\"") + "\"")
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n"));
        return Files.writeString(directory.resolve("leads.csv"), csv);
    }

    @Override
    String place(int row) {
        return "leads.csv line " + row;
    }
}
