package numberimport.cli;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewCommandTest {

    @TempDir
    Path folder;

    private String file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines)).toString();
    }

    private CommandRun preview(String... arguments) {
        var line = new String[arguments.length + 1];
        line[0] = "preview";
        System.arraycopy(arguments, 0, line, 1, arguments.length);
        return CommandRun.in(folder.resolve("data"), line);
    }

    @Test
    void saysWhatEachColumnMeansAndShowsRowsAsTheyWouldBeSent() throws IOException {
        var file = Files.write(
                folder.resolve("leads.csv"),
                List.of("序号;手机号;客户姓名;城市", "1;138 0000 0001;张三;上海", "2;12315;李四;北京", "3;13800000001;王五;"),
                Charset.forName("GB18030"));

        var run = preview(file.toString());

        assertThat(run.exit()).isZero();
        assertThat(run.out().lines())
                .containsExactly(
                        "leads.csv  CSV, GB18030, delimiter \";\", header row 1",
                        "     COLUMN                    FIELD        WHY                         FIRST VALUE",
                        "  1  序号                      ignore       alias                       1",
                        "  2  手机号                    cellphone    alias                       138 0000 0001",
                        "  3  客户姓名                  name         alias                       张三",
                        "  4  城市                      custom       custom by default           上海",
                        "row 2  13800000001  张三  城市=上海  (spaces removed from the number)",
                        "row 3  rejected:  手机号 \"12315\" is a short code, expected a mobile number of 11 digits beginning"
                                + " with 13 to 19, or a fixed line with 0 and its area code",
                        "row 4  duplicate:  手机号 \"138******01\" stands in row 2 already");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void givesTheSameAsJson() throws IOException {
        var file = file("leads.csv", "phone,name,city", "17000000001,Li,Berlin", "12,Wu,");

        var run = preview(file, "--json", "--rows", "1");

        assertThat(run.exit()).isZero();
        assertThatJson(run.out()).isEqualTo("""
                        {schema: 'number-import/preview/1', exit: 0,
                         file: {name: 'leads.csv', inside: null, sha256: '${json-unit.any-string}', format: 'CSV',
                                charset: 'UTF-8', delimiter: ',', sheet: null, headerRow: 1},
                         columns: [
                           {column: 1, header: 'phone', field: 'cellphone', why: 'alias', sample: '17000000001'},
                           {column: 2, header: 'name', field: 'name', why: 'alias', sample: 'Li'},
                           {column: 3, header: 'city', field: 'custom', why: 'custom by default', sample: 'Berlin'}],
                         rows: [{row: 2, status: 'ready', cellphone: '17000000001', name: 'Li', custom: {city: 'Berlin'}}],
                         warnings: [], error: null}""");
    }

    @Test
    void showsColumnsAndRowsEvenWhereItIsNotClearWhichOneHoldsTheNumber() throws IOException {
        var file = file("leads.csv", "手机,电话", "17000000001,01012345678");

        var run = preview(file);

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.out().lines())
                .contains(
                        "  1  手机                      ?                                        17000000001",
                        "row 2  unread:  17000000001 | 01012345678");
        assertThat(run.err())
                .contains("error: 2 columns may be the number column: \"手机\", \"电话\"")
                .contains("--map cellphone=手机");
        assertThat(preview(file, "--map", "cellphone=电话").exit()).isZero();
        assertThatJson(preview(file, "--json").out()).node("error.code").isEqualTo("AMBIGUOUS_COLUMN");
    }

    @Test
    void showsTheRowsBeforeTheOneThatCannotBeRead() throws IOException {
        var file = file("leads.csv", "手机,姓名", "17000000001,Li", "17000000002,\"Wu");

        var run = preview(file);

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.out()).contains("row 2  17000000001  Li");
        assertThat(run.err())
                .contains("error: leads.csv line 3: the quote that opens here is never closed")
                .doesNotContain("Exception");
        assertThatJson(preview(file, "--json").out()).node("error.code").isEqualTo("UNCLOSED_QUOTE");
    }

    @Test
    void tellsWhereTheHeaderStandsBelowATitleThatSpeaksOfNumbers() throws IOException {
        var file = file("leads.csv", "电话营销名单,,", "2026-11-28,,制表", "姓名,手机号,城市", "Li,17000000001,Berlin");

        var run = preview(file);

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err())
                .contains("error: The first row is no header: the columns' names seem to stand in row 3")
                .contains("--header-row 3");
        assertThat(preview(file, "--header-row", "3").exit()).isZero();
    }

    @Test
    void passesOverTheIndexThatADataFrameIsExportedWith() throws IOException {
        var run = preview(file("leads.csv", ",手机号,姓名", "0,17000000001,Li", "1,17000000002,Wu", "5,17000000003,Ma"));

        assertThat(run.exit()).isZero();
        assertThat(preview(file("worse.csv", ",手机号", "0,17000000001", "0,17000000002"))
                        .err())
                .contains("line 3: column 1 has a value but no name in the header, expected a name");
    }

    @Test
    void refusesAFileThatIsNoTable() throws IOException {
        var run = preview(file("leads.csv", "%PDF-1.7"));

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).startsWith("error: leads.csv: found a PDF document, expected CSV, .xlsx or .xls");
    }

    @Test
    void wantsANumberOfRowsThatCanBeLookedAt() throws IOException {
        var run = preview(file("leads.csv", "phone", "17000000001"), "--rows", "0");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith("--rows is 0, expected 1 to 1000.");
    }
}
