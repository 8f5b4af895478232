package numberimport.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are refused as a whole; the ids are those of the catalogue of bad input. */
class UnreadableFileTest {

    @TempDir
    Path directory;

    private static UnreadableFileException refusal(Path file, ReadingOptions options) {
        return catchThrowableOfType(UnreadableFileException.class, () -> {
            try (RowReader rows = NumberFile.open(file, options).read()) {
                while (rows.next() != null) {
                    // Only reading on shows what is wrong further down.
                }
            }
        });
    }

    private UnreadableFileException refusal(String name, byte[] content) throws IOException {
        return refusal(Files.write(directory.resolve(name), content), ReadingOptions.FIND_OUT);
    }

    private static byte[] tar(String name, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            var entry = new TarArchiveEntry(name);
            entry.setSize(content.length());
            tar.putArchiveEntry(entry);
            tar.write(content.getBytes(UTF_8));
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    static Stream<Arguments> formats() throws IOException {
        var word = RawWorkbook.zip(Map.of("[Content_Types].xml", "<Types/>", "word/document.xml", "<w/>"));
        return Stream.of(
                Arguments.of(
                        "F03", "f.csv", new byte[0], "EMPTY_FILE", "f.csv: 0 bytes, expected column names and rows"),
                Arguments.of(
                        "F10",
                        "f.xlsx",
                        encrypted(),
                        "PASSWORD",
                        "f.xlsx: the workbook is protected by a password, expected one that opens without"),
                Arguments.of(
                        "F11",
                        "f.xls",
                        " \r\n<HTML><table><tr><td>1".getBytes(UTF_8),
                        "HTML_NOT_EXCEL",
                        "f.xls: found a web page (HTML), expected CSV, .xlsx or .xls"),
                Arguments.of(
                        "F11",
                        "f.xls",
                        "\uFEFF<table border=1>".getBytes(UTF_8),
                        "HTML_NOT_EXCEL",
                        "f.xls: found a web page (HTML), expected CSV, .xlsx or .xls"),
                Arguments.of(
                        "F11 XHTML",
                        "f.xls",
                        "<?xml version=\"1.0\"?>\n<html>".getBytes(UTF_8),
                        "HTML_NOT_EXCEL",
                        "f.xls: found a web page (HTML), expected CSV, .xlsx or .xls"),
                Arguments.of(
                        "F12 pdf",
                        "f.csv",
                        "%PDF-1.7\n".getBytes(UTF_8),
                        "UNSUPPORTED_FORMAT",
                        "f.csv: found a PDF document, expected CSV, .xlsx or .xls"),
                Arguments.of(
                        "F12 vCard",
                        "f.vcf",
                        "BEGIN:VCARD\r\nVERSION:3.0\r\nTEL:13800000001\r\n".getBytes(UTF_8),
                        "UNSUPPORTED_FORMAT",
                        "f.vcf: found a vCard file of contacts, expected CSV, .xlsx or .xls"),
                Arguments.of(
                        "F12 JSON",
                        "f.csv",
                        "\uFEFF[\n {\"phone\": \"13800000001\"}]".getBytes(UTF_8),
                        "UNSUPPORTED_FORMAT",
                        "f.csv: found a JSON file, expected CSV, .xlsx or .xls"),
                Arguments.of(
                        "F12 tar in gzip",
                        "f.tar.gz",
                        PackedFileTest.gzip(tar("leads.csv", "phone\n13800000001\n".repeat(100))),
                        "UNSUPPORTED_FORMAT",
                        "f.tar.gz: found a tar archive, expected CSV, .xlsx or .xls"),
                Arguments.of(
                        "F12 docx",
                        "f.xlsx",
                        word,
                        "UNSUPPORTED_FORMAT",
                        "f.xlsx: found a Word document, expected CSV, .xlsx or .xls"),
                Arguments.of(
                        "F12 xlsb",
                        "f.xlsb",
                        RawWorkbook.zip(Map.of("xl/workbook.bin", "x")),
                        "UNSUPPORTED_FORMAT",
                        "f.xlsb: found a binary workbook (.xlsb), expected CSV, .xlsx or .xls"),
                Arguments.of(
                        "F12 ods",
                        "f.ods",
                        RawWorkbook.zip(Map.of("content.xml", "x")),
                        "UNSUPPORTED_FORMAT",
                        "f.ods: found an OpenDocument file (.ods), expected CSV, .xlsx or .xls"),
                Arguments.of(
                        "F12 numbers",
                        "f.numbers",
                        RawWorkbook.zip(Map.of("Index/Document.iwa", "x")),
                        "UNSUPPORTED_FORMAT",
                        "f.numbers: found a Numbers spreadsheet, expected CSV, .xlsx or .xls"),
                Arguments.of(
                        "F12 xml",
                        "f.xls",
                        "<?xml version=\"1.0\"?><Workbook/>".getBytes(UTF_8),
                        "UNSUPPORTED_FORMAT",
                        "f.xls: found an XML file, expected CSV, .xlsx or .xls"),
                Arguments.of(
                        "F12 xml without its declaration",
                        "f.xls",
                        "\n<Workbook xmlns=\"urn:x\"><Worksheet/></Workbook>".getBytes(UTF_8),
                        "UNSUPPORTED_FORMAT",
                        "f.xls: found an XML file, expected CSV, .xlsx or .xls"),
                Arguments.of(
                        "F12 rows of a web page",
                        "f.xls",
                        "<tr><td>a</td></tr>".getBytes(UTF_8),
                        "HTML_NOT_EXCEL",
                        "f.xls: found a web page (HTML), expected CSV, .xlsx or .xls"),
                Arguments.of(
                        "F13",
                        "f.xlsx",
                        Arrays.copyOf(RawWorkbook.ofRows(""), 700),
                        "DAMAGED",
                        "f.xlsx: the file is cut off or damaged, expected a complete workbook"),
                Arguments.of(
                        "F09 cut off",
                        "f.xls",
                        Arrays.copyOf(oldWorkbook(), 600),
                        "DAMAGED",
                        "f.xls: the file is cut off or damaged, expected a complete workbook"),
                Arguments.of(
                        "C14",
                        "f.csv",
                        ("a,b\n" + "1,\0\0\0\n".repeat(20)).getBytes(UTF_8),
                        "NOT_TEXT",
                        "f.csv: 60 of 124 bytes are control characters, expected a text file"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void formats(String id, String name, byte[] content, String code, String message) throws IOException {
        var refusal = refusal(name, content);

        assertThat(refusal).hasMessage(message);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.hint()).isNotBlank();
    }

    /** F18. */
    @Test
    void refusesBinaryJunk() throws IOException {
        var junk = new byte[4096];
        new Random(1).nextBytes(junk);

        assertThat(refusal("f.csv", junk).code()).isEqualTo("NOT_TEXT");
    }

    /** F01, F02. */
    @Test
    void refusesWhatIsNoFile() {
        assertThat(refusal(directory.resolve("gone.csv"), ReadingOptions.FIND_OUT))
                .hasMessage("gone.csv: no such file, expected CSV, .xlsx or .xls")
                .extracting(UnreadableFileException::code)
                .isEqualTo("FILE_NOT_FOUND");
        assertThat(refusal(directory, ReadingOptions.FIND_OUT))
                .hasMessage(directory.getFileName() + ": found a directory, expected a file")
                .extracting(UnreadableFileException::code)
                .isEqualTo("NOT_A_FILE");
    }

    /** F02. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no named pipes in the file system")
    void refusesPipeAndDeviceWithoutWaiting() throws Exception {
        var pipe = directory.resolve("pipe.csv");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertThat(refusal(pipe, ReadingOptions.FIND_OUT))
                    .hasMessage("pipe.csv: found a pipe or a device, expected a file")
                    .extracting(UnreadableFileException::code)
                    .isEqualTo("NOT_A_FILE");
            assertThat(refusal(Path.of("/dev/zero"), ReadingOptions.FIND_OUT).code())
                    .isEqualTo("NOT_A_FILE");
        });
    }

    private static byte[] oldWorkbook() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new HSSFWorkbook()) {
            workbook.createSheet().createRow(0).createCell(0).setCellValue("phone");
            workbook.write(bytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] encrypted() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var office = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
            encryptor.confirmPassword("secret");
            try (var out = encryptor.getDataStream(office)) {
                out.write(RawWorkbook.ofRows(""));
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            }
            office.writeFilesystem(bytes);
        }
        return bytes.toByteArray();
    }
}
