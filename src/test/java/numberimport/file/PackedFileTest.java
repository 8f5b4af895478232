package numberimport.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files inside an archive, and that nothing of them stays behind. */
class PackedFileTest {

    private static final byte[] TABLE = "phone,name\n13800000001,张三\n".getBytes(UTF_8);

    @TempDir
    Path directory;

    private List<String> before = List.of();

    @BeforeEach
    void rememberWhatIsThere() throws IOException {
        before = unpackedFolders();
    }

    /** Other processes of the tests unpack there too, but what they make does not stay. */
    @AfterEach
    void leavesNothingBehind() throws IOException {
        var made = new HashSet<>(unpackedFolders());
        before.forEach(made::remove);
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            made.retainAll(unpackedFolders());
            assertThat(made).isEmpty();
        });
    }

    private static List<String> unpackedFolders() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("number-import-[0-9]+"))
                    .sorted()
                    .toList();
        }
    }

    private NumberFile open(String name, byte[] content) throws IOException {
        return NumberFile.open(Files.write(directory.resolve(name), content), ReadingOptions.FIND_OUT);
    }

    private UnreadableFileException refusal(String name, byte[] content) {
        return catchThrowableOfType(
                UnreadableFileException.class, () -> open(name, content).close());
    }

    private static List<String> numbers(NumberFile file) {
        List<String> numbers = new ArrayList<>();
        try (RowReader reader = file.read()) {
            for (SourceRow row = reader.next(); row != null; row = reader.next()) {
                numbers.add(row.text(0) + " " + row.text(1));
            }
        }
        return numbers;
    }

    static byte[] gzip(byte[]... members) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (byte[] member : members) {
            try (var gzip = new GZIPOutputStream(bytes)) {
                gzip.write(member);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(Charset names, Map<String, byte[]> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, names)) {
            for (var file : new TreeMap<>(files).entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] oldWorkbook() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new HSSFWorkbook()) {
            var sheet = workbook.createSheet("May");
            sheet.createRow(0).createCell(0).setCellValue("phone");
            sheet.createRow(1).createCell(0).setCellValue("13800000001");
            workbook.write(bytes);
        }
        return bytes.toByteArray();
    }

    @Test
    void readsWhatAGzipHolds() throws IOException {
        var plain = open("leads.csv", TABLE);

        try (var file = open("leads.csv.gz", gzip(TABLE))) {
            assertThat(numbers(file)).containsExactly("13800000001 张三");
            assertThat(numbers(file)).hasSize(1);
            assertThat(file.name()).isEqualTo("leads.csv.gz");
            assertThat(file.inside()).isEqualTo("leads.csv");
            assertThat(file.sha256()).isEqualTo(plain.sha256());
            assertThat(file.warnings()).isEmpty();
        }
        assertThat(plain.inside()).isNull();
    }

    @Test
    void readsAllMembersOfAGzip() throws IOException {
        try (var file = open("leads.gz", gzip(TABLE, "13800000002,李四\n".getBytes(UTF_8)))) {
            assertThat(numbers(file)).containsExactly("13800000001 张三", "13800000002 李四");
        }
    }

    @Test
    void readsTheOneFileOfAZipWhateverFinderAndExplorerAddToIt() throws IOException {
        var archive = zip(
                Charset.forName("GB18030"),
                Map.of(
                        "五月/", new byte[0],
                        "五月/客户.csv", TABLE,
                        "五月/Thumbs.db", new byte[9],
                        "__MACOSX/五月/._客户.csv", new byte[9],
                        ".DS_Store", new byte[9]));

        try (var file = open("五月.zip", archive)) {
            assertThat(numbers(file)).containsExactly("13800000001 张三");
            assertThat(file.inside()).isEqualTo("客户.csv");
        }
    }

    @Test
    void readsAWorkbookInsideAZip() throws IOException {
        try (var file = open("leads.zip", zip(UTF_8, Map.of("leads.csv", oldWorkbook())))) {
            assertThat(numbers(file)).containsExactly("13800000001 ");
            assertThat(file.format()).isEqualTo(FileFormat.XLS);
            assertThat(file.warnings())
                    .containsExactly("leads.csv holds a workbook, not text, and is read as .xls (NAME_MISMATCH).");
        }
    }

    @Test
    void refusesAZipOfSeveralFilesOrNone() throws IOException {
        var several = zip(UTF_8, Map.of("a.csv", TABLE, "b.csv", TABLE, "c.csv", TABLE, "d/e.csv", TABLE));

        assertThat(refusal("leads.zip", several))
                .hasMessage("leads.zip: a zip archive with 4 files (a.csv, b.csv, c.csv, …), expected one file inside")
                .extracting(UnreadableFileException::code)
                .isEqualTo("UNSUPPORTED_FORMAT");
        assertThat(refusal("leads.zip", zip(UTF_8, Map.of("a/", new byte[0]))))
                .hasMessage("leads.zip: a zip archive with no file, expected one file inside")
                .extracting(UnreadableFileException::code)
                .isEqualTo("EMPTY_FILE");
    }

    @Test
    void takesAWorkbookWithMissingPartsForNoArchive() throws IOException {
        var sheet = "<worksheet><sheetData/></worksheet>".getBytes(UTF_8);

        assertThat(refusal("leads.xlsx", zip(UTF_8, Map.of("xl/worksheets/sheet1.xml", sheet))))
                .hasMessage("leads.xlsx: the file is cut off or damaged, expected a complete workbook")
                .extracting(UnreadableFileException::code)
                .isEqualTo("DAMAGED");
    }

    @Test
    void refusesAnEmptyFileInside() throws IOException {
        assertThat(refusal("leads.csv.gz", gzip(new byte[0])).code()).isEqualTo("EMPTY_FILE");
    }

    @Test
    void refusesAnArchiveInsideAnArchive() throws IOException {
        assertThat(refusal("leads.zip", zip(UTF_8, Map.of("leads.csv.gz", gzip(TABLE)))))
                .hasMessage("leads.zip: an archive inside an archive, expected CSV, .xlsx or .xls inside");
    }

    @Test
    void refusesAZipWithAPassword() throws IOException {
        var archive = zip(UTF_8, Map.of("leads.csv", TABLE));
        for (int i = 0; i < archive.length - 4; i++) {
            boolean local = archive[i] == 'P' && archive[i + 1] == 'K' && archive[i + 2] == 3 && archive[i + 3] == 4;
            boolean central = archive[i] == 'P' && archive[i + 1] == 'K' && archive[i + 2] == 1 && archive[i + 3] == 2;
            if (local || central) {
                archive[i + (local ? 6 : 8)] |= 1;
            }
        }

        assertThat(refusal("leads.zip", archive))
                .hasMessage("leads.zip: the archive is protected by a password, expected one that opens without")
                .extracting(UnreadableFileException::code)
                .isEqualTo("PASSWORD");
    }

    @Test
    void refusesAnArchiveThatIsCutOffAnywhere() throws IOException {
        var whole = gzip("phone\n13800000001\n".repeat(50_000).getBytes(UTF_8));

        for (int length = 3; length < whole.length; length += whole.length / 7) {
            assertThat(refusal("leads.csv.gz", Arrays.copyOf(whole, length)))
                    .as("%s of %s bytes", length, whole.length)
                    .hasMessage("leads.csv.gz: the archive is cut off or damaged, expected a complete one")
                    .extracting(UnreadableFileException::code)
                    .isEqualTo("DAMAGED");
        }
    }

    @Test
    void refusesWhatUnpacksToFarMoreThanItsSize() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            var block = new byte[1 << 20];
            for (int i = 0; i < 70; i++) {
                gzip.write(block);
            }
        }

        assertThat(refusal("leads.csv.gz", bytes.toByteArray()))
                .hasMessage("leads.csv.gz: its " + bytes.size()
                        + " bytes unpack to more than 67108864, expected at most so many")
                .extracting(UnreadableFileException::code)
                .isEqualTo("UNSAFE_FILE");
    }
}
