package numberimport.bench;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;

/** Writes large tables of {@link CustomerRows}; a file that is there already stays as it is. */
final class TableFiles {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

    private final Path folder;

    TableFiles(Path folder) {
        this.folder = folder;
    }

    /** How the text cells of an .xlsx are kept. */
    enum Strings {
        SHARED,
        INLINE
    }

    Path csv(int rows) throws IOException {
        return written("customers-%d.csv".formatted(rows), file -> {
            try (var printer = CSVFormat.DEFAULT.print(Files.newBufferedWriter(file))) {
                printer.printRecord(CustomerRows.HEADER);
                for (var i = 0; i < rows; i++) {
                    printer.printRecord(CustomerRows.row(i));
                }
            }
        });
    }

    Path xlsx(int rows, Strings strings) throws IOException {
        return written(
                "customers-%d-%s.xlsx".formatted(rows, strings), file -> write(file, rows, strings, CustomerRows::row));
    }

    /** Each row has four texts that no other row has. */
    Path xlsxOfDifferentTexts(int rows) throws IOException {
        return written(
                "texts-%d.xlsx".formatted(rows),
                file -> write(file, rows, Strings.SHARED, TableFiles::withTextsOfItsOwn));
    }

    /** As many rows as the old format has. */
    Path xls(int rows) throws IOException {
        return written("customers-%d.xls".formatted(rows), file -> {
            try (var workbook = new HSSFWorkbook();
                    var out = Files.newOutputStream(file)) {
                var sheet = workbook.createSheet("客户");
                for (var i = -1; i < rows; i++) {
                    var cells = i < 0 ? CustomerRows.HEADER : CustomerRows.row(i);
                    var row = sheet.createRow(i + 1);
                    for (var column = 0; column < cells.size(); column++) {
                        row.createCell(column).setCellValue(cells.get(column));
                    }
                }
                workbook.write(out);
            }
        });
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(Path file) throws IOException;
    }

    private Path written(String name, Content content) throws IOException {
        var file = folder.resolve(name).toAbsolutePath();
        if (!Files.exists(file)) {
            var unfinished = folder.resolve(name + ".part");
            content.writeTo(unfinished);
            Files.move(unfinished, file);
        }
        return file;
    }

    private static List<String> withTextsOfItsOwn(int number) {
        var row = CustomerRows.row(number);
        return List.of(
                row.get(0),
                row.get(1) + number,
                "备注" + number,
                row.get(3),
                row.get(4),
                row.get(5),
                "单号 A" + number,
                "地址 " + number + " 号");
    }

    private static void write(Path file, int rows, Strings strings, IntFunction<List<String>> table)
            throws IOException {
        var shared = new LinkedHashMap<String, Integer>();
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            zip.setLevel(Deflater.BEST_SPEED);
            var text = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
            part(zip, text, "xl/worksheets/sheet1.xml", out -> {
                out.write("<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
                for (var i = -1; i < rows; i++) {
                    row(out, i + 2, i < 0 ? CustomerRows.HEADER : table.apply(i), strings, shared);
                }
                out.write("</sheetData></worksheet>");
            });
            part(zip, text, "xl/sharedStrings.xml", out -> {
                out.write("<sst xmlns=\"" + MAIN + "\" uniqueCount=\"" + shared.size() + "\">");
                for (var item : shared.keySet()) {
                    out.write("<si><t xml:space=\"preserve\">" + escaped(item) + "</t></si>");
                }
                out.write("</sst>");
            });
            frame(zip, text);
        }
    }

    private static void row(Writer out, int number, List<String> cells, Strings strings, Map<String, Integer> shared)
            throws IOException {
        out.write("<row r=\"" + number + "\">");
        for (var column = 0; column < cells.size(); column++) {
            var cell = cells.get(column);
            var place = (char) ('A' + column) + "" + number;
            if (cell.isEmpty()) {
                continue;
            }
            if (cell.matches("[0-9]+")) {
                out.write("<c r=\"" + place + "\"><v>" + cell + "</v></c>");
            } else if (strings == Strings.INLINE) {
                out.write("<c r=\"" + place + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escaped(cell)
                        + "</t></is></c>");
            } else {
                var index = shared.computeIfAbsent(cell, text -> shared.size());
                out.write("<c r=\"" + place + "\" t=\"s\"><v>" + index + "</v></c>");
            }
        }
        out.write("</row>");
    }

    private static void frame(ZipOutputStream zip, Writer text) throws IOException {
        part(
                zip,
                text,
                "xl/styles.xml",
                out -> out.write(
                        "<styleSheet xmlns=\"" + MAIN + "\"><cellXfs><xf numFmtId=\"0\"/></cellXfs></styleSheet>"));
        part(
                zip,
                text,
                "xl/workbook.xml",
                out -> out.write("<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE
                        + "\"><sheets><sheet name=\"客户\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"));
        part(
                zip,
                text,
                "xl/_rels/workbook.xml.rels",
                out -> out.write(relationships(
                        "worksheet\" Target=\"worksheets/sheet1.xml",
                        "sharedStrings\" Target=\"sharedStrings.xml",
                        "styles\" Target=\"styles.xml")));
        part(zip, text, "_rels/.rels", out -> out.write(relationships("officeDocument\" Target=\"xl/workbook.xml")));
        part(zip, text, "[Content_Types].xml", out -> {
            var type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
            out.write("<Types xmlns=\"" + PACKAGE + "content-types\"><Default Extension=\"rels\" ContentType=\""
                    + "application/vnd.openxmlformats-package.relationships+xml\"/>");
            out.write(override("workbook.xml", type + "sheet.main+xml"));
            out.write(override("worksheets/sheet1.xml", type + "worksheet+xml"));
            out.write(override("sharedStrings.xml", type + "sharedStrings+xml"));
            out.write(override("styles.xml", type + "styles+xml") + "</Types>");
        });
    }

    private static String relationships(String... typesAndTargets) {
        var xml = new StringBuilder("<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        for (var i = 0; i < typesAndTargets.length; i++) {
            xml.append("<Relationship Id=\"rId%d\" Type=\"%s/%s\"/>".formatted(i + 1, OFFICE, typesAndTargets[i]));
        }
        return xml.append("</Relationships>").toString();
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"/xl/" + part + "\" ContentType=\"" + type + "\"/>";
    }

    @FunctionalInterface
    private interface PartContent {
        void writeTo(Writer out) throws IOException;
    }

    private static void part(ZipOutputStream zip, Writer text, String name, PartContent content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        content.writeTo(text);
        text.flush();
        zip.closeEntry();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
