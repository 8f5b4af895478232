package numberimport.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Workbooks that are damaged or made to do harm; the ids are those of the catalogue of bad input. */
class UnsafeWorkbookTest {

    private static final String HEADER = "<row r='1'><c t='inlineStr'><is><t>phone</t></is></c></row>";
    private static final String ORDINARY = "expected an ordinary workbook";

    @TempDir
    Path directory;

    private UnreadableFileException refusal(byte[] workbook, Limits limits) throws IOException {
        var file = Files.write(directory.resolve("f.xlsx"), workbook);
        return catchThrowableOfType(UnreadableFileException.class, () -> readAll(file, limits));
    }

    private static void readAll(Path file, Limits limits) {
        try (RowReader rows =
                NumberFile.open(file, ReadingOptions.FIND_OUT, limits).read()) {
            for (SourceRow row = rows.next(); row != null; row = rows.next()) {
                row.text(0);
            }
        }
    }

    static Stream<Arguments> damaged() {
        return Stream.of(
                Arguments.of(
                        "X21 repeated row",
                        "<row r='2'><c><v>1</v></c></row><row r='2'/>",
                        "f.xlsx sheet \"Sheet1\" row 2: the workbook is damaged (the row stands there twice),"
                                + " expected a complete one"),
                Arguments.of(
                        "repeated cell",
                        "<row r='2'><c r='A2'><v>1</v></c><c r='A2'><v>2</v></c></row>",
                        "f.xlsx sheet \"Sheet1\" row 2: the workbook is damaged (two cells in column 1),"
                                + " expected a complete one"),
                Arguments.of(
                        "row too far down",
                        "<row r='1048577'><c><v>1</v></c></row>",
                        "f.xlsx sheet \"Sheet1\" row 1048577: the workbook is damaged (row number 1048577),"
                                + " expected a complete one"),
                Arguments.of(
                        "column too far right",
                        "<row r='2'><c r='XFE2'><v>1</v></c></row>",
                        "f.xlsx sheet \"Sheet1\" row 2: the workbook is damaged (column number 16385),"
                                + " expected a complete one"),
                Arguments.of(
                        "X23",
                        "<row r='2'><c t='s'><v>1</v></c></row>",
                        "f.xlsx sheet \"Sheet1\" row 2: the workbook is damaged (text 1 of 1), expected a complete one"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void damaged(String id, String rows, String message) throws IOException {
        var workbook = new RawWorkbook().rows(HEADER + rows).strings("<si><t>only</t></si>");

        var refusal = refusal(workbook.bytes(), Limits.STANDARD);

        assertThat(refusal).hasMessage(message);
        assertThat(refusal.code()).isEqualTo("DAMAGED");
        assertThat(refusal.hint()).isEqualTo("Open it in Excel, save it again and import that.");
    }

    @Test
    void refusesXmlThatBreaksOff() throws IOException {
        var sheet = RawWorkbook.sheetData(HEADER + "<row r='2'><c><v>1</v></c></row><row r='3'>");
        var workbook = new RawWorkbook().sheet("Sheet1", "", sheet.substring(0, sheet.indexOf("</sheetData>")));

        var refusal = refusal(workbook.bytes(), Limits.STANDARD);

        assertThat(refusal.code()).isEqualTo("DAMAGED");
        assertThat(refusal).hasMessageStartingWith("f.xlsx sheet \"Sheet1\" row 3: the workbook is damaged (");
    }

    static Stream<Arguments> unsafe() {
        String secret = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>";
        String laughs = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]>";
        var plain = RawWorkbook.sheetData(HEADER);
        return Stream.of(
                Arguments.of(
                        "X25 XXE in the sheet",
                        new RawWorkbook().sheet("Sheet1", "", secret + plain.replace("phone", "&e;")),
                        "f.xlsx sheet \"Sheet1\": found a DOCTYPE, " + ORDINARY),
                Arguments.of(
                        "X25 entities in the strings",
                        new RawWorkbook()
                                .rows(HEADER)
                                .part("xl/sharedStrings.xml", laughs + "<sst><si><t>&b;</t></si></sst>"),
                        "f.xlsx: found a DOCTYPE, " + ORDINARY),
                Arguments.of(
                        "X25 DOCTYPE in the styles",
                        new RawWorkbook().rows(HEADER).part("xl/styles.xml", secret + "<styleSheet/>"),
                        "f.xlsx: found a DOCTYPE, " + ORDINARY),
                Arguments.of(
                        "X25 zip bomb",
                        new RawWorkbook().rows(HEADER + " ".repeat(20_000_000)),
                        "f.xlsx sheet \"Sheet1\" row 1: found a part that unpacks to far more than its size, "
                                + ORDINARY),
                Arguments.of(
                        "text without end",
                        new RawWorkbook().rows(HEADER.replace("phone", incompressible(1_100_000))),
                        "f.xlsx sheet \"Sheet1\" row 1: found more than 1048576 characters in one cell, " + ORDINARY),
                Arguments.of(
                        "attribute without end",
                        new RawWorkbook().rows("<row r='" + incompressible(5_000_000) + "'/>"),
                        "f.xlsx sheet \"Sheet1\": found more than 4194304 bytes in one element, " + ORDINARY));
    }

    private static String incompressible(int length) {
        var random = new Random(1);
        return random.ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void unsafe(String id, RawWorkbook workbook, String message) throws IOException {
        var refusal = refusal(workbook.bytes(), Limits.STANDARD);

        assertThat(refusal).hasMessage(message);
        assertThat(refusal.code()).isEqualTo("UNSAFE_FILE");
        assertThat(refusal.hint()).isEqualTo("Copy the table into a new workbook, save it and import that.");
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                Arguments.of(
                        "entries",
                        limits(6, 1 << 20, 3, 100, 5),
                        limits(7, 1 << 20, 3, 100, 5),
                        "f.xlsx: the workbook has 7 zip entries, expected at most 6"),
                Arguments.of("inflated", limits(7, 100, 3, 100, 5), limits(7, 1 << 20, 3, 100, 5), null),
                Arguments.of(
                        "strings",
                        limits(7, 1 << 20, 2, 100, 5),
                        limits(7, 1 << 20, 3, 100, 5),
                        "f.xlsx: found more than 2 different texts or 100 bytes of them, " + ORDINARY),
                Arguments.of(
                        "string bytes",
                        limits(7, 1 << 20, 3, 11, 5),
                        limits(7, 1 << 20, 3, 12, 5),
                        "f.xlsx: found more than 3 different texts or 11 bytes of them, " + ORDINARY),
                Arguments.of(
                        "cells",
                        limits(7, 1 << 20, 3, 100, 3),
                        limits(7, 1 << 20, 3, 100, 4),
                        "f.xlsx sheet \"Sheet1\" row 2: found more than 3 cells in one sheet, " + ORDINARY));
    }

    private static Limits limits(int entries, long inflated, int strings, long stringBytes, long cells) {
        return new Limits(256, 8192, 1 << 20, entries, inflated, strings, stringBytes, cells);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void limits(String id, Limits below, Limits justEnough, String message) throws IOException {
        var workbook = new RawWorkbook()
                .rows(HEADER + "<row r='2'><c t='s'><v>0</v></c><c s='1'/><c t='s'><v>1</v></c><c><v>7</v></c></row>")
                .strings("<si><t>张三</t></si><si><t>b</t></si><si><t>12345</t></si>")
                .formats("0")
                .bytes();

        assertThat(refusal(workbook, justEnough)).isNull();
        var refusal = refusal(workbook, below);
        assertThat(refusal.code()).isEqualTo("UNSAFE_FILE");
        if (message != null) {
            assertThat(refusal).hasMessage(message);
        }
    }

    /** X24. */
    @Test
    void refusesStrictOpenXml() throws IOException {
        var relationships = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"rId1\" Target=\"xl/workbook.xml\""
                + " Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\"/></Relationships>";

        var refusal = refusal(
                new RawWorkbook()
                        .rows(HEADER)
                        .part("_rels/.rels", relationships)
                        .bytes(),
                Limits.STANDARD);

        assertThat(refusal).hasMessage("f.xlsx: found a \"Strict Open XML\" workbook, expected an ordinary .xlsx");
        assertThat(refusal.code()).isEqualTo("STRICT_XLSX");
    }

    @Test
    void refusesEntriesThatDifferInCaseOnly() throws IOException {
        var workbook = new RawWorkbook().rows(HEADER).part("xl/WORKBOOK.xml", "<workbook/>");

        assertThat(refusal(workbook.bytes(), Limits.STANDARD).code()).isEqualTo("DAMAGED");
    }

    @Test
    void namesWhatIsMissing() throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
        parts.put("xl/workbook.xml", "<workbook/>");

        assertThat(refusal(RawWorkbook.zip(parts), Limits.STANDARD).code()).isEqualTo("DAMAGED");
    }

    @Test
    void refusesOrReadsWhateverTheBytes() throws IOException {
        byte[] workbook = new RawWorkbook()
                .rows(HEADER + "<row r='2'><c t='s' s='1'><v>0</v></c><c s='1'><v>7</v></c></row>")
                .strings("<si><t>张三</t></si>")
                .formats("0.00")
                .bytes();
        var random = new Random(42);
        for (int round = 0; round < 50; round++) {
            byte[] mutant = workbook.clone();
            for (int flips = random.nextInt(1, 6); flips > 0; flips--) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            }
            var file = Files.write(directory.resolve("mutant.xlsx"), mutant);

            var thrown = catchThrowable(() -> readAll(file, Limits.STANDARD));

            assertThat(thrown == null || thrown instanceof UnreadableFileException)
                    .as("round %d: %s", round, thrown)
                    .isTrue();
        }
    }

    @Test
    void refusesOrReadsWhateverTheXml() throws IOException {
        String sheet = RawWorkbook.sheetData(HEADER + "<row r='2'><c r='A2' t='s' s='1'><v>0</v></c></row>");
        var random = new Random(7);
        for (int round = 0; round < 50; round++) {
            var mutant = new StringBuilder(sheet);
            for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
                mutant.setCharAt(random.nextInt(mutant.length()), (char) random.nextInt(0x20, 0x7F));
            }
            byte[] workbook =
                    new RawWorkbook().sheet("Sheet1", "", mutant.toString()).bytes();
            var file = Files.write(directory.resolve("mutant.xlsx"), workbook);

            var thrown = catchThrowable(() -> readAll(file, Limits.STANDARD));

            assertThat(thrown == null || thrown instanceof UnreadableFileException)
                    .as("round %d: %s %s", round, mutant, thrown)
                    .isTrue();
        }
    }
}
