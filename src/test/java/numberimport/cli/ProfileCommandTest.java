package numberimport.cli;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileCommandTest {

    private static final String FOLDER = "number-import.profiles-dir";

    @TempDir
    Path folder;

    @BeforeEach
    void keepProfilesHere() {
        System.setProperty(FOLDER, folder.resolve("profiles").toString());
    }

    @AfterEach
    void forgetThem() {
        System.clearProperty(FOLDER);
    }

    private CommandRun run(String... line) {
        return CommandRun.in(folder.resolve("data"), line);
    }

    private String file(String name, String... lines) throws IOException {
        return Files.write(folder.resolve(name), List.of(lines)).toString();
    }

    private void keep(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve("profiles"));
        Files.writeString(folder.resolve("profiles").resolve(name + ".yaml"), text);
    }

    @Test
    void writesAProfileThatImportsTheFileAsItIsUnderstoodNow() throws IOException {
        var file = file("leads-2026-11-23.csv", "序号,手机号,姓名,城市", "1,17000000001,张三,上海");

        var init = run("profile", "init", file);

        var written = folder.resolve("profiles/leads.yaml");
        assertThat(init.exit()).as(init.err()).isZero();
        assertThat(init.out())
                .isEqualToIgnoringNewLines("Written to " + written + "; look it through, then import FILE -p leads");
        assertThat(written).content().startsWith("""
                        # number-import import FILE -t TASK -p leads
                        file: "leads-*.csv"   # which files it is for, by name
                        map:   # what each column means: cellphone, name, description, custom or ignore
                          - "ignore=序号"
                          - "cellphone=手机号"
                          - "name=姓名"
                          - "custom=城市"
                        region: "CN"
                        dedupe: "file"   # file, pool or none
                        #sheet: "May"
                        """);
        var check = run("check", file, "-p", "leads", "--json");
        assertThat(check.exit()).as(check.err()).isZero();
        assertThat(check.err()).contains("手机号 -> cellphone").doesNotContain("warning");
        assertThat(run("profile", "init", file).exit()).isEqualTo(2);
        assertThat(run("profile", "list").out()).contains("leads").contains("leads-*.csv");
        assertThat(run("profile", "show", "leads").out()).contains("- \"cellphone=手机号\"");
        assertThatJson(run("profile", "show", "leads", "--json").out())
                .node("file")
                .isEqualTo("leads-*.csv");
    }

    @Test
    void writesNoSecondProfileForTheSameFiles() throws IOException {
        keep("web", "file: \"*-2026-*.csv\"");
        var file = file("leads-2026-11.csv", "phone", "17000000001");

        var init = run("profile", "init", file, "--json");

        assertThat(init.exit()).isEqualTo(2);
        assertThatJson(init.out()).node("error.code").isEqualTo("PROFILE_OVERLAPS");
        assertThat(init.err())
                .startsWith("error: Files called like leads-2026-11.csv are for web ("
                        + folder.resolve("profiles/web.yaml") + ") already, expected no profile yet.");
        assertThat(folder.resolve("profiles/leads.yaml")).doesNotExist();
    }

    @Test
    void importsByAProfileWithItsConstants() throws IOException {
        keep("web", "map: [cellphone=a, custom=b]\nconstants: [来源=官网]\n");
        var file = file("leads.csv", "a,b,c", "17000000001,x,y");

        var preview = run("preview", file, "-p", "web", "--json");

        assertThatJson(preview.out())
                .node("rows[0]")
                .isEqualTo("{row: 2, status: 'ready', cellphone: '17000000001', custom: {来源: '官网', b: 'x'}}");
        assertThat(run("import", file, "--sandbox", "-p", "web", "-y").exit()).isZero();
    }

    @Test
    void letsTheCommandLineWin() throws IOException {
        keep("web", "map: [cellphone=a, name=b]\nregion: GB\n");
        var file = file("leads.csv", "a,b", "17000000001,x");

        var preview = run("preview", file, "-p", "web", "--map", "custom=b", "--region", "CN", "--json");

        assertThatJson(preview.out())
                .node("rows[0]")
                .isEqualTo("{row: 2, status: 'ready', cellphone: '17000000001', custom: {b: 'x'}}");
    }

    @Test
    void saysWhereAFileIsCalledOtherwiseAndWhichProfileIsForIt() throws IOException {
        keep("web", "file: web-*.csv");
        var file = file("leads.csv", "phone", "17000000001");
        var web = file("web-1.csv", "phone", "17000000001");

        assertThat(run("check", file, "-p", "web").err())
                .contains("warning: leads.csv is not called like the files of profile web: web-*.csv");
        assertThat(run("check", web).out()).contains("Profile web is for files like web-1.csv; -p web uses it");
        assertThat(run("check", web, "-p", "web").err()).isEmpty();
    }

    @Test
    void refusesWhatAProfileCannotSay() throws IOException {
        keep("web", "constants: [source]");
        var file = file("leads.csv", "phone,source", "17000000001,x");

        assertThat(run("check", file, "-p", "web").err())
                .startsWith("error: \"source\" is no constant, expected field=value, each field once.");
        keep("web", "constants: [source=web]");
        assertThat(run("check", file, "-p", "web").err())
                .startsWith("error: Custom field \"source\" is a column and a constant, expected one of them");
        keep("web", "max-rejected: many");
        assertThat(run("check", file, "-p", "web").exit()).isEqualTo(8);
        assertThat(run("check", file, "-p", "nobody").exit()).isEqualTo(8);
    }

    @Test
    void refusesMoreCustomFieldsThanTheApiTakes() throws IOException {
        keep("web", "constants: [source=web]");
        var file = file("leads.csv", "phone,a,b,c,d,e,f,g,h,i,j", "17000000001,1,2,3,4,5,6,7,8,9,10");

        var check = run("check", file, "-p", "web");

        assertThat(check.exit()).isEqualTo(4);
        assertThat(check.err())
                .startsWith("error: 10 columns and 1 constants would be custom fields, the API takes at most 10");
    }
}
