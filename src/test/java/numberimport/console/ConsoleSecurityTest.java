package numberimport.console;

import static numberimport.pipeline.ImportWorld.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import numberimport.access.Role;
import numberimport.access.Tokens;
import numberimport.ledger.RunFile;
import numberimport.ledger.RunIdentity;
import numberimport.web.WebWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets onto the pages, as what, and what keeps others out. */
class ConsoleSecurityTest {

    @TempDir
    static Path home;

    private static WebWorld web;

    @BeforeAll
    static void start() {
        web = new WebWorld(home, Console.class);
        web.world.launch(web.world.goodRows("leads.csv", 1));
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    private static Visitor visitor() {
        return new Visitor(web.address());
    }

    private static String where(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("").replace(web.address(), "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/runs",
                "/runs/1",
                "/upload",
                "/tasks",
                "/tasks/new",
                "/schedules",
                "/profiles",
                "/lists",
                "/accounts",
                "/accounts/default",
                "/system",
                "/audit"
            })
    void sendsStrangersToWhereTheySignIn(String page) {
        var answer = visitor().get(page);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(where(answer)).isEqualTo("/sign-in?next=" + page);
    }

    @Test
    void bringsThemBackToThePageThatTheyWanted() {
        var visitor = visitor();

        var answer = visitor.post(
                "/sign-in", visitor.secret("/sign-in"), "token", web.token(Role.VIEWER), "next", "/runs/1");

        assertThat(where(answer)).isEqualTo("/runs/1");
        assertThat(visitor.get("/runs/1").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/runs/1/report?format=csv", "/runs/1/results"})
    void bringsThemToThePageOfADownload(String next) {
        var visitor = visitor();

        var answer =
                visitor.post("/sign-in", visitor.secret("/sign-in"), "token", web.token(Role.VIEWER), "next", next);

        assertThat(where(answer)).isEqualTo("/runs/1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/x",
                "https://evil.example",
                "/\\evil.example",
                "javascript:alert(1)",
                "/runs/..//evil.example",
                "/a?b#c",
                "/a?b:c"
            })
    void neverSendsThemToAnotherSite(String next) {
        var visitor = visitor();

        var answer =
                visitor.post("/sign-in", visitor.secret("/sign-in"), "token", web.token(Role.VIEWER), "next", next);

        assertThat(where(answer)).isEqualTo("/runs");
    }

    /** Of another account the same page is another task. */
    @Test
    void bringsThemToTheSameAccountAndFilter() {
        var visitor = visitor();

        var door = where(visitor.get("/tasks/1?account=second&x=%E5%BC%A0"));
        assertThat(door).isEqualTo("/sign-in?next=/tasks/1?account%3Dsecond%26x%3D%25E5%25BC%25A0");
        var wanted = "/tasks/1?account=second&x=%E5%BC%A0";
        assertThat(visitor.get(door).body()).contains("value=\"" + wanted.replace("&", "&amp;") + "\"");
        var answer =
                visitor.post("/sign-in", visitor.secret("/sign-in"), "token", web.token(Role.VIEWER), "next", wanted);

        assertThat(where(answer)).isEqualTo(wanted);
    }

    @Test
    void keepsWhatAPageShowsInTheOtherLanguage() {
        var page = visitor()
                .signedIn(web.token(Role.VIEWER))
                .get("/runs?q=a%26b&lang=en&before=7")
                .body();

        assertThat(page).contains("href=\"?q=a%26b&amp;before=7&amp;lang=zh-CN\"");
    }

    @Test
    void letsNobodyInWithAWrongToken() {
        var visitor = visitor();

        var answer = visitor.post("/sign-in", visitor.secret("/sign-in"), "token", "nit_wrong");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("This token opens nothing").doesNotContain("nit_wrong");
        assertThat(visitor.get("/runs").statusCode()).isEqualTo(302);
    }

    @Test
    void keepsItsCookieFromScriptsAndOtherSites() {
        var visitor = visitor();
        var before = visitor.get("/sign-in").headers().firstValue("Set-Cookie").orElseThrow();
        var after = visitor.post("/sign-in", visitor.secret("/sign-in"), "token", web.token(Role.VIEWER))
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();

        assertThat(before).contains("HttpOnly").contains("SameSite=Strict");
        assertThat(after.split(";", -1)[0])
                .as("another session's name once signed in")
                .isNotEqualTo(before.split(";", -1)[0]);
    }

    @Test
    void runsOnlyItsOwnScripts() {
        assertThat(visitor().get("/sign-in").headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                        + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
    }

    /** Each form with the least role that may send it; every lower one is told so, and nothing happens. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /runs/1/stop              | OPERATOR
            /runs/1/resume            | OPERATOR
            /runs/1/retry             | OPERATOR
            /runs/1/resolve           | OPERATOR
            /tasks/1/open             | OPERATOR
            /tasks/1/close            | OPERATOR
            /upload/x/send            | OPERATOR
            /upload/x/cancel          | OPERATOR
            /upload/x/profile         | ADMIN
            /profiles/night           | ADMIN
            /launches/1/cancel        | OPERATOR
            /schedules                | ADMIN
            /schedules/nightly/pause  | ADMIN
            /schedules/nightly/remove | ADMIN
            /schedules/nightly/resume | ADMIN
            /schedules/nightly/run-now| ADMIN
            /lists                    | VIEWER
            /tasks/1/pool             | VIEWER
            /tasks                    | OPERATOR
            /accounts                 | ADMIN
            /accounts/acme            | ADMIN
            /accounts/acme/remove     | ADMIN
            /holds                    | ADMIN
            /holds/every/lift         | ADMIN
            """)
    void takesFormsOfTheirRolesOnly(String path, Role least) {
        for (var role : Role.values()) {
            var visitor = visitor().signedIn(web.token(role));

            var answer = visitor.post(path, visitor.secret("/runs"));

            if (role.compareTo(least) < 0) {
                assertThat(answer.statusCode()).as(role + " " + path).isEqualTo(403);
                assertThat(answer.body()).contains("Your role does not include that");
            } else {
                assertThat(answer.statusCode()).as(role + " " + path).isNotEqualTo(403);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/upload, OPERATOR",
        "/tasks/new, OPERATOR",
        "/lists, VIEWER",
        "/tasks/1/pool/download, OPERATOR",
        "/runs/1/report, OPERATOR",
        "/runs/1/results, OPERATOR",
        "/runs/1/retry, OPERATOR",
        "/runs/1/resolve, OPERATOR",
        "/audit, ADMIN"
    })
    void showsPagesToTheirRolesOnly(String path, Role least) {
        for (var role : Role.values()) {
            var visitor = visitor().signedIn(web.token(role));

            assertThat(visitor.get(path).statusCode())
                    .as(role + " " + path)
                    .isEqualTo(role.compareTo(least) < 0 ? 403 : 200);
        }
    }

    @Test
    void saysOnAPageWhatIsNotThere() {
        var answer = visitor().signedIn(web.token(Role.VIEWER)).get("/runs/4711");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains(
                        "<h1>That can&#39;t be done</h1>",
                        "<strong>There is no such run</strong>",
                        "There is no run 4711.");
    }

    @Test
    void saysThatAnUploadIsTooLarge() {
        var visitor = visitor().signedIn(web.token(Role.OPERATOR));

        var answer = visitor.send(HttpRequest.newBuilder(URI.create(web.address() + "/upload"))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofByteArray(new byte[102 << 20])));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body())
                .contains(
                        "<h1>The file is too large</h1>",
                        "The upload has 106954752 bytes, expected at most 105906176.");
    }

    @Test
    void masksNumbersThatStandInNamesForViewers() {
        var file = web.world.file("named.csv", "手机号,姓名", number(7001) + ",张 138-0000-7002");
        web.world.launch(file);

        assertThat(visitor()
                        .signedIn(web.token(Role.VIEWER))
                        .get("/tasks/1/pool")
                        .body())
                .contains("170****7001", "张 138-****-7002")
                .doesNotContain(number(7001), "138-0000-7002");
        assertThat(visitor()
                        .signedIn(web.token(Role.OPERATOR))
                        .get("/tasks/1/pool")
                        .body())
                .contains(number(7001), "张 138-0000-7002");
    }

    @Test
    void looksNumbersUpOnTheListsOfSoundProfiles() throws IOException {
        var list = Files.writeString(home.resolve("no-calls.csv"), "手机号\n13800004712\n");
        var profiles = Files.createDirectories(home.resolve("profiles"));
        Files.writeString(profiles.resolve("sound.yaml"), "dnc: [\"" + list + "\"]\n");
        Files.writeString(profiles.resolve("broken.yaml"), "file: [unclosed\n");
        var visitor = visitor().signedIn(web.token(Role.VIEWER));

        assertThat(lookedUp(visitor, "138 0000 4712")).contains("it is on this list", "broken.yaml");
        assertThat(lookedUp(visitor, "13800004713")).contains("it is not on this list");
        assertThat(lookedUp(visitor, "1380000471"))
                .contains("&quot;********71&quot; is no number of region CN, so that no list says anything of it.")
                .doesNotContain("it is not on this list");
    }

    private static String lookedUp(Visitor visitor, String number) {
        return visitor.post("/lists", visitor.secret("/lists"), "number", number)
                .body();
    }

    @Test
    void takesNoFormWithoutItsSecret() {
        var visitor = visitor().signedIn(web.token(Role.ADMIN));

        for (var path : Arrays.asList("/holds", "/runs/1/stop", "/tasks/1/open", "/sign-out")) {
            var answer = visitor.post(path, null, "account", "every", "reason", "x");
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(answer.body()).as(path).contains("This form is no longer good");
            assertThat(visitor.post(path, "another", "account", "every", "reason", "x")
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(visitor.get("/system").body()).contains("Nothing is on hold.");
    }

    @Test
    void schedulesNoFileOutsideTheFoldersThatMayBeLaunched() {
        var visitor = visitor().signedIn(web.token(Role.ADMIN));

        var answer = visitor.post(
                "/schedules",
                visitor.secret("/schedules"),
                "name",
                "n",
                "cron",
                "0 1 * * *",
                "files",
                "/etc/p*",
                "task",
                "1");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("is no file below a folder whose files may be launched by their path.")
                .contains("value=\"0 1 * * *\"");
        assertThat(visitor.get("/schedules").body()).contains("Nothing is imported by the clock.");
    }

    @Test
    void takesNoUploadOfAStranger() {
        var request = HttpRequest.newBuilder(URI.create(web.address() + "/upload"))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(
                        BodyPublishers.ofString(
                                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nx\r\n--b--\r\n"));

        var answer = visitor().send(request);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(where(answer)).isEqualTo("/sign-in?next=/upload&notTaken");
        assertThat(visitor().get(where(answer)).body())
                .contains("The file was not taken: you were signed out meanwhile.", "value=\"/upload\"");
        assertThat(home.resolve("data/uploads"))
                .satisfiesAnyOf(
                        uploads -> assertThat(uploads).doesNotExist(),
                        uploads -> assertThat(uploads).isEmptyDirectory());
    }

    @Test
    void endsTheSessionOfARevokedToken() {
        var tokens = new Tokens(web.world.launcher(), web.world.settings(), Clock.systemUTC());
        var visitor = visitor().signedIn(tokens.issue("leaving", Role.ADMIN, "test"));
        assertThat(visitor.get("/runs").statusCode()).isEqualTo(200);

        tokens.revoke("leaving", "test");

        assertThat(where(visitor.get("/runs"))).isEqualTo("/sign-in");
        assertThat(visitor.get("/runs").statusCode()).isEqualTo(302);
    }

    @Test
    void endsTheSessionOfATokenThatWasMadeAnew() {
        var tokens = new Tokens(web.world.launcher(), web.world.settings(), Clock.systemUTC());
        var visitor = visitor().signedIn(tokens.issue("leaked", Role.ADMIN, "test"));

        tokens.revoke("leaked", "test");
        tokens.issue("leaked", Role.ADMIN, "test");

        assertThat(where(visitor.get("/runs"))).isEqualTo("/sign-in");
    }

    @Test
    void isLeftBySigningOut() {
        var visitor = visitor().signedIn(web.token(Role.VIEWER));

        var answer = visitor.post("/sign-out", visitor.secret("/runs"));

        assertThat(where(answer)).isEqualTo("/sign-in");
        assertThat(visitor.get("/runs").statusCode()).isEqualTo(302);
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void endsTheStreamOfASessionThatIsOver() throws Exception {
        var visitor = visitor().signedIn(web.token(Role.OPERATOR));
        var secret = visitor.secret("/runs");
        try (var events = visitor.events(aRunAtWork("0"))) {
            assertThat(visitor.post("/sign-out", secret).statusCode()).isEqualTo(302);

            assertThat(events).contains("event:run").doesNotContain("event:done");
        }
    }

    @Test
    void saysOfARunThatItStopsAndAsksForItOnce() {
        var visitor = visitor().signedIn(web.token(Role.OPERATOR));
        var run = "/runs/" + aRunAtWork("1");
        assertThat(visitor.get(run).body()).contains("action=\"" + run + "/stop\"", "so far", "<noscript>");

        visitor.post(run + "/stop", visitor.secret(run));

        for (var page : List.of(run, run + "/live")) {
            assertThat(visitor.get(page).body())
                    .contains("stopping: it stops after the API call in flight")
                    .doesNotContain(run + "/stop", "left");
        }
    }

    /** Of an account that nobody here works for. */
    private static long aRunAtWork(String digit) {
        var file = new RunFile("a.csv", "/x/a.csv", "UTF-8", null, 1, List.of(), null, null);
        try (var launcher = web.world.launcher()) {
            assertThat(launcher.ledger().senderLeases().acquire("gone", Long.parseLong(digit), "elsewhere/1@1"))
                    .isPresent();
            return launcher.ledger()
                    .runs()
                    .create(
                            new RunIdentity(digit.repeat(64), "gone", Long.parseLong(digit), 1),
                            null,
                            file,
                            "{}",
                            Instant.EPOCH)
                    .orElseThrow()
                    .id();
        }
    }

    @Test
    void opensNothingOfRestByItsCookie() {
        var visitor = visitor().signedIn(web.token(Role.ADMIN));

        assertThat(visitor.get("/api/v1/runs").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%61pi/v1/runs",
                "/%61pi/v1/runs/1/report",
                "/ap%69/v1/audit",
                "/%61%70%69/v1/tokens",
                "/%61ctuator/prometheus"
            })
    void opensNothingOfRestByAnotherSpellingOfItsPath(String path) {
        var visitor = visitor().signedIn(web.token(Role.ADMIN));

        assertThat(visitor.get(path).statusCode()).isEqualTo(401);
    }

    @Test
    void takesNothingOfRestByAnotherSpellingOfItsPath() {
        var visitor = visitor().signedIn(web.token(Role.OPERATOR));

        var answer = visitor.post("/%61pi/v1/runs/1/resume", visitor.secret("/runs"));

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void saysWhatIsNotThere() {
        var visitor = visitor().signedIn(web.token(Role.VIEWER));

        assertThat(visitor.get("/runs/999").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/runs/999").body()).contains("There is no run 999.");
        assertThat(visitor.get("/nothing/here").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/nothing/here").body()).contains("There is no such page");
        assertThat(visitor.get("/launches/999").statusCode()).isEqualTo(404);
        var ofNobody = visitor().signedIn(web.token(Role.OPERATOR)).get("/upload?task=1&account=gone");
        assertThat(ofNobody.statusCode()).isEqualTo(404);
        assertThat(ofNobody.body()).contains("There is no account &quot;gone&quot;");
        assertThat(visitor.get("/error").statusCode()).isEqualTo(404);
        for (var path : List.of("/error", "/WEB-INF/web.xml")) {
            var asBrowsersAsk =
                    HttpRequest.newBuilder(URI.create(web.address() + path)).header("Accept", "text/html,*/*;q=0.8");
            assertThat(visitor.send(asBrowsersAsk).body()).contains("There is no such page");
        }
        assertThat(visitor.get("/runs/%00").statusCode()).isEqualTo(400);
        assertThat(visitor.get("/runs/%00").body()).contains("This request can't be read", "无法识别这个请求");
        assertThat(visitor.get("/webjars/nothing.js").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/webjars/nothing.js").body()).contains("There is no such page");
        assertThat(visitor.get("/profiles/100%25").body()).contains("&quot;100%&quot; is no name of a profile");
        assertThat(visitor.get("/runs/x").statusCode()).isEqualTo(400);
        assertThat(visitor.get("/runs?state=nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void offersNoFormWhereNothingIsToSettle() {
        var page = visitor().signedIn(web.token(Role.OPERATOR)).get("/runs/1/resolve");

        assertThat(page.body()).contains("there is nothing to settle").doesNotContain("name=\"reason\"");
    }

    @Test
    void saysThatAnUploadIsGone() {
        var visitor = visitor().signedIn(web.token(Role.OPERATOR));

        for (var upload : List.of("abc", "00000000-0000-0000-0000-000000000000")) {
            assertThat(visitor.get("/upload/" + upload).statusCode()).isEqualTo(404);
            assertThat(visitor.get("/upload/" + upload + "/check").body())
                    .contains("The upload is gone", "There is no upload " + upload + " any more.");
        }
    }

    @Test
    void saysOnAPageWhichFieldCannotBeUsed() {
        var visitor = visitor().signedIn(web.token(Role.ADMIN));
        for (var field : List.of("map%5B99999999%5D", "map%5B0%5D.x")) {
            var page = visitor.get("/upload?" + field + "=x");
            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(page.body()).contains("There is no field &quot;map[");
        }

        var answer = visitor.post(
                "/tasks", visitor.secret("/tasks/new"), "name", "夜里", "type", "ivr", "userGroup", "9".repeat(30));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(answer.body()).contains("&quot;" + "9".repeat(30) + "&quot; can&#39;t be used as userGroup.");
    }
}
