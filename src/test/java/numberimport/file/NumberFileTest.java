package numberimport.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumberFileTest {

    @TempDir
    Path directory;

    private NumberFile csv(String name) throws IOException {
        return NumberFile.open(Files.writeString(directory.resolve(name), "phone\n1\n"), ReadingOptions.FIND_OUT);
    }

    private NumberFile workbook(String name) throws IOException {
        byte[] workbook = RawWorkbook.ofRows("<row><c t='str'><v>phone</v></c></row>");
        return NumberFile.open(Files.write(directory.resolve(name), workbook), ReadingOptions.FIND_OUT);
    }

    @Test
    void describesACsvFile() throws IOException {
        var file = csv("leads.csv");

        assertThat(file.format()).isEqualTo(FileFormat.CSV);
        assertThat(file.path()).isEqualTo(directory.resolve("leads.csv"));
        assertThat(file.charset()).isEqualTo("UTF-8");
        assertThat(file.delimiter()).isEqualTo(',');
        assertThat(file.sheet()).isNull();
        assertThat(file.columns()).containsExactly("phone");
        assertThat(file.sha256()).isEqualTo("55573a0e9d2e83821a8aee79262c711ddb6efcea7d9c5454a841f4ad3f91359b");
        assertThat(file.warnings()).isEmpty();
    }

    /** X19. */
    @Test
    void describesAWorkbook() throws IOException {
        var file = workbook("leads.xlsm");

        assertThat(file.format()).isEqualTo(FileFormat.XLSX);
        assertThat(file.charset()).isNull();
        assertThat(file.delimiter()).isNull();
        assertThat(file.sheet()).isEqualTo("Sheet1");
        assertThat(file.sha256()).isEqualTo(ContentHash.of(file.path())).matches("[0-9a-f]{64}");
        assertThat(file.warnings()).isEmpty();
    }

    /** F08. */
    @Test
    void saysWhenNameAndContentDiffer() throws IOException {
        assertThat(csv("leads.XLSX").warnings())
                .containsExactly("leads.XLSX holds text, not a workbook, and is read as CSV (NAME_MISMATCH).");
        assertThat(workbook("leads.csv").warnings())
                .containsExactly("leads.csv holds a workbook, not text, and is read as .xlsx (NAME_MISMATCH).");
    }

    @Test
    void showsANameThatCannotDeceive() throws IOException {
        assertThat(csv("a\u202Evsc.\u0007x\n.csv").name()).isEqualTo("a\uFFFDvsc.\uFFFDx\uFFFD.csv");
        assertThat(csv("n".repeat(130) + ".csv").name()).isEqualTo("n".repeat(120));
    }

    @Test
    void noticesWhenTheFileChanges() throws IOException {
        var file = csv("leads.csv");
        assertThat(file.unchanged()).isTrue();

        Files.setLastModifiedTime(file.path(), FileTime.fromMillis(0));
        assertThat(file.unchanged()).isFalse();

        var longer = csv("longer.csv");
        var time = Files.getLastModifiedTime(longer.path());
        Files.writeString(longer.path(), "phone\n1\n2\n");
        Files.setLastModifiedTime(longer.path(), time);
        assertThat(longer.unchanged()).isFalse();

        Files.delete(longer.path());
        assertThat(longer.unchanged()).isFalse();
    }

    @Test
    void refusesOptionsThatMakeNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReadingOptions(null, null, null, -2))
                .withMessage("headerRow is -2, expected 1 or more, or 0 to find it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReadingOptions(null, '"', null, 0))
                .withMessage("the delimiter is a quote or a line break, expected another character");
    }
}
