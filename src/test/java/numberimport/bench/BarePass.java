package numberimport.bench;

import java.io.FileInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.xml.sax.InputSource;

/** Does nothing but read every cell of a file, by the library that everybody takes: the measure for a check of the same file. */
final class BarePass {

    private BarePass() {}

    /** A file of CSV in UTF-8, or an .xlsx whose first sheet is read. */
    public static void main(String[] arguments) throws Exception {
        var file = Path.of(arguments[0]);
        System.out.println(file.toString().endsWith(".xlsx") ? ofWorkbook(file) : ofText(file));
    }

    private static long ofText(Path file) throws Exception {
        var characters = 0L;
        try (var reader = new InputStreamReader(new FileInputStream(file.toFile()), StandardCharsets.UTF_8);
                var records = CSVFormat.DEFAULT.parse(reader)) {
            for (var record : records) {
                for (var cell : record) {
                    characters += cell.length();
                }
            }
        }
        return characters;
    }

    private static long ofWorkbook(Path file) throws Exception {
        var cells = new Characters();
        try (var workbook = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            var parts = new XSSFReader(workbook);
            var strings = new ReadOnlySharedStringsTable(workbook);
            var parser = XMLHelper.newXMLReader();
            parser.setContentHandler(new XSSFSheetXMLHandler(parts.getStylesTable(), strings, cells, false));
            try (InputStream sheet = parts.getSheetsData().next()) {
                parser.parse(new InputSource(sheet));
            }
        }
        return cells.seen;
    }

    private static final class Characters implements XSSFSheetXMLHandler.SheetContentsHandler {

        private long seen;

        @Override
        public void startRow(int row) {
            // Cells are counted, not rows.
        }

        @Override
        public void endRow(int row) {
            // As above.
        }

        @Override
        public void cell(String reference, String value, XSSFComment comment) {
            seen += value.length();
        }
    }
}
