package numberimport.web;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import numberimport.access.Role;
import numberimport.web.WebWorld.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileEndpointsTest {

    @TempDir
    static Path home;

    private static WebWorld web;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(home.resolve("exports"));
        web = new WebWorld(home);
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    private static Answer put(Role role, String name, String yaml, String... headers) {
        var request = web.request(role, "/api/v1/profiles/" + name)
                .header("Content-Type", "application/yaml")
                .PUT(BodyPublishers.ofString(yaml));
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return web.send(request);
    }

    private static Answer yaml(String name) {
        return web.send(web.request(Role.VIEWER, "/api/v1/profiles/" + name).header("Accept", "application/yaml"));
    }

    private static Path file(String name) {
        return home.resolve("profiles").resolve(name + ".yaml");
    }

    @Test
    void keepsANewProfileAndGivesItAsJsonAndAsItWasWritten() {
        var text = "# 网站\nfile: web-*.csv\nmap: [cellphone=手机号]\n";

        var kept = put(Role.ADMIN, "web", text);

        assertThat(kept.status()).isEqualTo(201);
        assertThat(kept.json().path("file").asString()).isEqualTo("web-*.csv");
        assertThat(file("web")).content().isEqualTo(text);
        assertThat(yaml("web").text()).isEqualTo(text);
        assertThat(yaml("web").header("Content-Type")).isEqualTo("application/yaml");
        assertThat(web.get(Role.VIEWER, "/api/v1/profiles/web")
                        .json()
                        .at("/map/0")
                        .asString())
                .isEqualTo("cellphone=手机号");
        assertThat(web.get(Role.ADMIN, "/api/v1/audit").text())
                .contains("\"action\":\"profile add\"")
                .contains("web at " + file("web"));
    }

    @Test
    void overwritesAProfileOnlyWhereThatIsAskedFor() {
        assertThat(put(Role.ADMIN, "twice", "region: CN\n", "If-Match", "*").status())
                .isEqualTo(404);
        put(Role.ADMIN, "twice", "region: CN\n");

        var again = put(Role.ADMIN, "twice", "region: GB\n");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("PROFILE_EXISTS");
        assertThat(file("twice")).content().isEqualTo("region: CN\n");
        assertThat(put(Role.ADMIN, "twice", "region: DE\n", "If-Match", "*").status())
                .isEqualTo(200);
        assertThat(file("twice")).content().isEqualTo("region: DE\n");
        assertThat(put(Role.ADMIN, "twice", "region: GB\n", "If-Match", "\"1\"").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "night-*.csv, night-1.csv",
        "night-?.csv, night-1.csv",
        "night-[0-9].csv, night-0.csv",
        "'{night,day}-*.csv', night-1.csv",
        "*.csv, night-1.csv"
    })
    void keepsNoSecondProfileForTheSameFiles(String pattern, String common) throws IOException {
        put(Role.ADMIN, "night", "file: night-*.csv\n");

        var refused = put(Role.ADMIN, "second", "file: \"" + pattern + "\"\n");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("PROFILE_OVERLAPS");
        assertThat(refused.json().path("detail").asString())
                .isEqualTo("Files called like " + common + " are for night (" + file("night")
                        + ") already, expected no profile yet.");
        assertThat(file("second")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evening.csv", "nights-*.csv", "night-*.xlsx", "night-\\\\*.txt", "/", "[!a]", ""})
    void keepsProfilesForOtherFilesBesideIt(String pattern) throws IOException {
        put(Role.ADMIN, "night", "file: night-*.csv\n");

        var kept = put(Role.ADMIN, "beside", "file: \"" + pattern + "\"\n");

        assertThat(kept.status()).as(kept.text()).isEqualTo(201);
        Files.delete(file("beside"));
    }

    @Test
    void mendsAProfileThatCannotBeUsed() throws IOException {
        Files.createDirectories(home.resolve("profiles"));
        Files.writeString(file("broken"), "nonsense: 1\n");

        assertThat(yaml("broken").text()).isEqualTo("nonsense: 1\n");
        assertThat(put(Role.ADMIN, "broken", "region: CN\n", "If-Match", "*").status())
                .isEqualTo(200);
        assertThat(file("broken")).content().isEqualTo("region: CN\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nonsense: 1          | "nonsense", expected one of charset, constants, dedupe, delimiter, dnc, dnc-max-age, file, header-row, into, map, max-rejected, region, report, sheet.
            header-row: third    | a value of header-row that can't be read.
            map: &all [*all]     | what is no YAML: Number of aliases for non-scalar nodes exceeds the specified max=0.
            max-rejected: lots   | "lots" is no share, expected a percentage such as 20%.
            """)
    void refusesWhatAProfileCannotSay(String text, String found) {
        var refused = put(Role.ADMIN, "bad", text);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("PROFILE_INVALID");
        assertThat(refused.json().path("detail").asString())
                .isEqualTo("Profile bad (" + file("bad") + ") has " + found);
        assertThat(file("bad")).doesNotExist();
    }

    @Test
    void namesNoFilesOutsideTheAllowedFoldersThatItDidNotNameBefore() throws IOException {
        var list = home.resolve("optout.csv");
        Files.createDirectories(home.resolve("profiles"));
        Files.writeString(file("named"), "dnc: [" + list + "]\n");

        var read = put(Role.ADMIN, "reads", "dnc: [" + list + "]\n");
        var written = put(Role.ADMIN, "writes", "report: ../report.csv\n");
        var allowed = put(Role.ADMIN, "below", "dnc: [" + home.resolve("exports/optout.csv") + "]\n");
        var known = put(Role.ADMIN, "named", "dnc: [" + list + "]\nregion: GB\n", "If-Match", "*");

        assertThat(read.code()).isEqualTo("PATH_NOT_ALLOWED");
        assertThat(written.code()).isEqualTo("PATH_NOT_ALLOWED");
        assertThat(file("writes")).doesNotExist();
        assertThat(allowed.status()).isEqualTo(201);
        assertThat(known.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..%2Fup", "%2e%2e", ".hidden", "a%20b", "a%5Cb"})
    void refusesNamesThatAreNoneOfAProfile(String name) throws IOException {
        var refused = put(Role.ADMIN, name, "region: CN\n");

        assertThat(refused.status()).isEqualTo(400);
        try (var files = Files.walk(home)) {
            assertThat(files).noneMatch(file -> file.toString().matches(".*(up|hidden|a.b)\\.yaml"));
        }
    }

    @Test
    void refusesWhatIsNoYamlInUtf8() {
        var latin = web.send(web.request(Role.ADMIN, "/api/v1/profiles/latin")
                .header("Content-Type", "application/yaml")
                .PUT(BodyPublishers.ofByteArray("region: é\n".getBytes(StandardCharsets.ISO_8859_1))));
        var json = web.put(Role.ADMIN, "/api/v1/profiles/json", "{}");

        assertThatJson(latin.text()).node("detail").isEqualTo("The profile is no UTF-8, expected YAML in it.");
        assertThat(json.status()).isEqualTo(415);
    }

    @Test
    void tellsAProblemAlsoToThoseWhoAskForYaml() {
        var missing = yaml("none");

        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.code()).isEqualTo("PROFILE_UNKNOWN");
    }
}
