package numberimport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfilesTest {

    @TempDir
    Path folder;

    private Profiles profiles;

    @BeforeEach
    void open() {
        profiles = new Profiles(List.of(folder.resolve("here"), folder.resolve("jar")));
    }

    private void keep(String place, String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(place));
        Files.writeString(folder.resolve(place).resolve(name + ".yaml"), text);
    }

    private Problem refusal(String name) {
        return catchThrowableOfType(ProblemException.class, () -> profiles.load(name))
                .problem();
    }

    @Test
    void readsEveryKey() throws IOException {
        keep("here", "leads", """
                file: "leads-*.csv"
                map: [cellphone=手机号, "custom=城市"]
                constants:
                  - 来源=官网
                sheet: May
                header-row: 3
                charset: GB18030
                delimiter: ";"
                region: CN
                dedupe: pool
                dnc: [lists/optout.csv]
                dnc-max-age: 30
                max-rejected: 20%
                report: out.xlsx
                into: {account: second, task: 16, close-task: true, open-after: true, wait-closed: 30m, split: true,
                       window: "22:00-06:00", zone: Asia/Shanghai}
                """);

        assertThat(profiles.load("leads"))
                .isEqualTo(new ImportProfile(
                        "leads-*.csv",
                        List.of("cellphone=手机号", "custom=城市"),
                        List.of("来源=官网"),
                        "May",
                        3,
                        "GB18030",
                        ";",
                        "CN",
                        "pool",
                        List.of("lists/optout.csv"),
                        30,
                        "20%",
                        "out.xlsx",
                        new Destination("second", 16L, true, true, "30m", true, "22:00-06:00", "Asia/Shanghai")));
    }

    @Test
    void takesAnEmptyOneForOneThatLeavesAllToTheCommandLine() throws IOException {
        keep("here", "empty", "# nothing yet\n");

        assertThat(profiles.load("empty")).isEqualTo(ImportProfile.NONE);
    }

    @Test
    void prefersTheWorkingFolderToTheJars() throws IOException {
        keep("jar", "leads", "region: CN");
        keep("jar", "web", "region: GB");
        keep("here", "leads", "region: DE");

        assertThat(profiles.names()).containsExactly("leads", "web");
        assertThat(profiles.load("leads").region()).isEqualTo("DE");
        assertThat(profiles.load("web").region()).isEqualTo("GB");
    }

    @Test
    void writesNoneThatWouldPutAnotherInTheShade() throws IOException {
        keep("jar", "web", "region: GB");

        assertThat(catchThrowableOfType(ProblemException.class, () -> profiles.write("web", "region: CN"))
                        .problem()
                        .message())
                .isEqualTo("There is a profile " + folder.resolve("jar/web.yaml") + " already, expected a new name.");
        assertThat(profiles.overwrite("web", "region: DE")).isEqualTo(folder.resolve("jar/web.yaml"));
        assertThat(profiles.load("web").region()).isEqualTo("DE");
        assertThat(profiles.text("web")).isEqualTo("region: DE");
    }

    @Test
    void knowsForWhichFilesAProfileIs() throws IOException {
        keep("here", "leads", "file: leads-*.csv");
        keep("here", "all", "region: CN");

        assertThat(profiles.namesFor(Path.of("/inbox/leads-2026.csv"))).containsExactly("leads");
        assertThat(profiles.namesFor(Path.of("customers.csv"))).isEmpty();
        assertThat(profiles.load("all").isFor(Path.of("customers.csv"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dncs: [a]             | \"dncs\", expected one of charset, constants, dedupe, delimiter, dnc, dnc-max-age, file,"
                        + " header-row, into, map, max-rejected, region, report, sheet.",
                "header-row: third     | a value of header-row that can't be read.",
                "map: {cellphone: a}   | a value of map that can't be read.",
                "max-rejected: 20      | \"20\" is no share, expected a percentage such as 20%.",
                "into: {task: 0}       | into.task 0, which is no id of a task.",
                "into: {open-after: true} | into.open-after without close-task: only what an import closes is enabled again.",
                "into: {wait-closed: soon} | \"soon\" is no time, expected one such as 90s, 30m or 1h.",
                "into: {window: 22-6}  | \"22-6\" for hours of sending, expected some such as 22:00-06:00.",
                "into: {window: 22:00-22:00} | \"22:00-22:00\" for hours of sending, expected some such as 22:00-06:00.",
                "into: {window: 01:00-06:00, zone: Peking} | \"Peking\" for a time zone, expected one such as"
                        + " Asia/Shanghai.",
                "just words            | no keys with values, expected some.",
            })
    void saysWhatIsWrong(String text, String found) throws IOException {
        keep("here", "leads", text);

        var problem = refusal("leads");

        assertThat(problem.code()).isEqualTo("PROFILE_INVALID");
        assertThat(problem.message()).isEqualTo("Profile leads (" + profiles.pathOf("leads") + ") has " + found);
        assertThat(problem.exit()).isEqualTo(ExitCode.CONFIGURATION);
    }

    @Test
    void saysWhereAFileIsNoYaml() throws IOException {
        keep("here", "leads", "region: CN\nregion: DE\n");
        assertThat(refusal("leads").message()).contains("what is no YAML").contains("duplicate key region");

        keep("here", "leads", "map: [a\n");
        assertThat(refusal("leads").message()).contains("line 2");
    }

    @Test
    void letsOneThatCannotBeUnderstoodStopNoOther() throws IOException {
        keep("here", "broken", "dncs: [a]");
        keep("here", "leads", "file: leads-*.csv");
        keep("here", ".hidden", "file: leads-*.csv");

        assertThat(profiles.namesFor(Path.of("leads-1.csv"))).containsExactly("leads");
    }

    @Test
    void saysThatAPatternCannotBeRead() throws IOException {
        keep("here", "leads", "file: \"leads-[.csv\"");

        assertThat(refusal("leads").message()).contains("has a pattern of files that can't be read: ");
    }

    @Test
    void refusesAnUnknownNameAndOneThatLeadsElsewhere() throws IOException {
        keep("here", "leads", "region: CN");

        assertThat(refusal("web").message())
                .isEqualTo("There is no profile \"web\" in " + folder.resolve("here") + "; there are: [leads]");
        for (var name : List.of("../here/leads", "", "a/b", ".hidden", "a\\b")) {
            assertThat(refusal(name).code()).as(name).isEqualTo("PROFILE_NAME");
        }
    }

    @Test
    void writesANewOneAndOverwritesNone() {
        var path = profiles.write("leads", "region: GB\n");

        assertThat(path).hasContent("region: GB\n");
        assertThat(profiles.load("leads").region()).isEqualTo("GB");
        assertThat(catchThrowableOfType(ProblemException.class, () -> profiles.write("leads", "x: y"))
                        .problem()
                        .message())
                .isEqualTo("There is a profile " + path + " already, expected a new name.");
    }
}
