package numberimport.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An .xlsx put together part by part, so that a test can say exactly what is stored, right or wrong. */
final class RawWorkbook {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final List<String> sheets = new ArrayList<>();
    private String workbookProperties = "";
    private String workbookPart = "workbook";

    /** A workbook with one sheet whose rows are given as XML. */
    static byte[] ofRows(String rows) {
        return new RawWorkbook().sheet("Sheet1", "", sheetData(rows)).bytes();
    }

    static String sheetData(String rows) {
        return "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>";
    }

    RawWorkbook sheet(String name, String attributes, String xml) {
        int number = sheets.size() + 1;
        sheets.add("<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%d\" %s/>".formatted(name, number, number, attributes));
        parts.put("xl/worksheets/sheet" + number + ".xml", xml);
        return this;
    }

    RawWorkbook rows(String rows) {
        return sheet("Sheet1", "", sheetData(rows));
    }

    RawWorkbook since1904() {
        workbookProperties = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    /** As servers write it: the package says where the workbook is. */
    RawWorkbook inPart(String name) {
        workbookPart = name;
        return this;
    }

    RawWorkbook strings(String items) {
        parts.put("xl/sharedStrings.xml", "<sst xmlns=\"" + MAIN + "\">" + items + "</sst>");
        return this;
    }

    /** Cell styles 1, 2, 3 … with these number formats. */
    RawWorkbook formats(String... codes) {
        var formats = new StringBuilder();
        var styles = new StringBuilder("<xf numFmtId=\"0\"/>");
        for (int i = 0; i < codes.length; i++) {
            formats.append("<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>".formatted(200 + i, codes[i]));
            styles.append("<xf numFmtId=\"%d\"/>".formatted(200 + i));
        }
        parts.put(
                "xl/styles.xml",
                "<styleSheet xmlns=\"%s\"><numFmts>%s</numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>"
                                .formatted(MAIN, formats)
                        + "<cellXfs>" + styles + "</cellXfs></styleSheet>");
        return this;
    }

    RawWorkbook part(String name, String xml) {
        parts.put(name, xml);
        return this;
    }

    byte[] bytes() {
        parts.put(
                "xl/" + workbookPart + ".xml",
                "<workbook xmlns=\"%s\" xmlns:r=\"%s\">%s<sheets>%s</sheets></workbook>"
                        .formatted(MAIN, OFFICE, workbookProperties, String.join("", sheets)));
        parts.putIfAbsent(
                "_rels/.rels", relationships(relationship("rId1", "officeDocument", "xl/" + workbookPart + ".xml")));
        parts.put("xl/_rels/" + workbookPart + ".xml.rels", relationships(workbookRelationships()));
        parts.put("[Content_Types].xml", contentTypes());
        return zip(parts);
    }

    private String workbookRelationships() {
        var relationships = new StringBuilder();
        for (int number = 1; number <= sheets.size(); number++) {
            boolean chart = parts.getOrDefault("xl/worksheets/sheet" + number + ".xml", "")
                    .startsWith("<chartsheet");
            relationships.append(relationship(
                    "rId" + number, chart ? "chartsheet" : "worksheet", "worksheets/sheet" + number + ".xml"));
        }
        if (parts.containsKey("xl/sharedStrings.xml")) {
            relationships.append(relationship("rId98", "sharedStrings", "sharedStrings.xml"));
        }
        if (parts.containsKey("xl/styles.xml")) {
            relationships.append(relationship("rId99", "styles", "styles.xml"));
        }
        return relationships.toString();
    }

    private static String relationship(String id, String type, String target) {
        return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>".formatted(id, OFFICE, type, target);
    }

    private static String relationships(String relationships) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + relationships
                + "</Relationships>";
    }

    private String contentTypes() {
        var types = new StringBuilder("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\""
                + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
        Map<String, String> names = Map.of(
                "xl/" + workbookPart + ".xml",
                "sheet.main",
                "xl/sharedStrings.xml",
                "sharedStrings",
                "xl/styles.xml",
                "styles");
        for (String part : parts.keySet()) {
            String type = part.startsWith("xl/worksheets/") ? "worksheet" : names.get(part);
            if (type != null) {
                types.append("<Override PartName=\"/%s\" ContentType=\"application/vnd.openxmlformats-officedocument"
                                .formatted(part)
                        + ".spreadsheetml.%s+xml\"/>".formatted(type));
            }
        }
        return types.append("</Types>").toString();
    }

    static byte[] zip(Map<String, String> entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
