package numberimport.web;

import static numberimport.pipeline.ImportWorld.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import numberimport.access.Role;
import numberimport.access.Tokens;
import numberimport.web.WebWorld.Answer;
import numberimport.web.WebWorld.Field;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The REST interface as a program uses it: real HTTP, real lanes, a sandbox in the place of the API. */
class RestTest {

    private static final Field INTO_TASK_1 = new Field("task", "1");

    @TempDir
    static Path home;

    private static WebWorld web;

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(home.resolve("exports"));
        Files.createDirectories(home.resolve("profiles"));
        Files.writeString(home.resolve("profiles/nightly.yaml"), "file: night-*.csv\ninto: {task: 1}\n");
        web = new WebWorld(
                home,
                world -> world.with("springdoc.api-docs.path", GeneratedDescription.PATH)
                        .with("number-import.secret-key", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=")
                        .with("springdoc.writer-with-order-by-keys", true),
                GeneratedDescription.class);
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    private static String rows(String... numbers) {
        return "手机号,姓名\n" + String.join(",王\n", numbers) + ",王\n";
    }

    @Test
    void importsAnUploadAndTellsWhatBecameOfIt() {
        var asked = web.upload(Role.OPERATOR, "/api/v1/launches", "leads.csv", rows(number(1), "1380"), INTO_TASK_1);

        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.json().path("state").asString()).isIn("WAITING", "RUNNING");
        var ended = web.ended(asked);
        assertThat(ended.at("/launch/exit").asInt()).isEqualTo(3);
        assertThat(ended.at("/launch/askedBy").asString()).isEqualTo("operator");
        assertThat(ended.at("/run/counts/accepted").asInt()).isEqualTo(1);
        assertThat(web.pool()).contains(number(1));
        var run = ended.at("/run/run").asLong();
        assertThat(web.get(Role.VIEWER, "/api/v1/runs/" + run)
                        .json()
                        .at("/file/name")
                        .asString())
                .isEqualTo("leads.csv");
        assertThat(web.get(Role.VIEWER, asked.header("Location"))
                        .json()
                        .path("run")
                        .asLong())
                .isEqualTo(run);
    }

    @Test
    void refusesContentThatIsInTheTaskAlreadyUnlessThereIsAReason() {
        var first = web.upload(Role.OPERATOR, "/api/v1/launches", "a.csv", rows(number(11)), INTO_TASK_1);
        var run = web.ended(first).at("/run/run").asLong();

        var again = web.upload(Role.OPERATOR, "/api/v1/launches", "b.csv", rows(number(11)), INTO_TASK_1);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(again.json().path("type").asString()).isEqualTo("/problems/already-imported");
        assertThat(again.json().path("run").asLong()).isEqualTo(run);
        assertThat(home.resolve("data/uploads")).isDirectoryNotContaining("glob:**/b.csv");
        var onPurpose = web.upload(
                Role.OPERATOR,
                "/api/v1/launches",
                "b.csv",
                rows(number(11)),
                INTO_TASK_1,
                new Field("again", "second campaign"));
        assertThat(web.ended(onPurpose).at("/launch/exit").asInt()).isZero();
    }

    @Test
    void takesAWishOnceByItsKey() {
        var wish = web.uploading(Role.OPERATOR, "/api/v1/launches", "key.csv", rows(number(21)), INTO_TASK_1)
                .header("Idempotency-Key", "night-1");

        var one = web.send(wish);
        var two = web.send(wish);

        assertThat(two.status()).isEqualTo(202);
        assertThat(two.json().path("launch")).isEqualTo(one.json().path("launch"));
        web.ended(one);
        assertThat(web.send(wish).json().path("state").asString()).isEqualTo("ENDED");
    }

    @Test
    void importsAFileOfAnAllowedFolderByItsPathAndProfile() throws IOException {
        var file = Files.writeString(home.resolve("exports/night-1.csv"), rows(number(31)));

        var asked = web.post(Role.OPERATOR, "/api/v1/launches", "{\"path\":\"" + file + "\",\"profile\":\"nightly\"}");

        assertThat(web.ended(asked).at("/launch/exit").asInt()).isZero();
        assertThat(web.pool()).contains(number(31));
    }

    @Test
    void refusesPathsOutsideTheAllowedFolders() throws IOException {
        var secret = Files.writeString(home.resolve("secret.csv"), rows(number(41)));
        Files.createSymbolicLink(home.resolve("exports/link.csv"), secret);
        for (var path : new String[] {
            secret.toString(),
            home.resolve("exports/../secret.csv").toString(),
            home.resolve("exports/link.csv").toString(),
            home.resolve("exports").toString(),
            home.resolve("exports/none.csv").toString(),
            "a\\u0000b"
        }) {
            var asked = web.post(Role.OPERATOR, "/api/v1/launches", "{\"path\":\"" + path + "\",\"task\":1}");

            assertThat(asked.status()).as(path).isEqualTo(422);
            assertThat(asked.code()).as(path).isEqualTo("PATH_NOT_ALLOWED");
        }
        var schedule = web.post(
                Role.ADMIN,
                "/api/v1/schedules",
                "{\"name\":\"x\",\"cron\":\"0 1 * * *\",\"files\":\"" + home + "/*.csv\",\"task\":1}");
        assertThat(schedule.code()).isEqualTo("PATH_NOT_ALLOWED");
    }

    @Test
    void keepsAnUploadUnderARandomNameWhateverItIsCalled() {
        var asked = web.upload(
                Role.OPERATOR,
                "/api/v1/launches",
                "../../\u202Ex/.csv/C:\\up\u0007.csv",
                rows(number(51)),
                INTO_TASK_1);

        assertThat(web.ended(asked).at("/run/file/name").asString()).isEqualTo("up_.csv");
        assertThat(home.resolve("data/up_.csv")).doesNotExist();
    }

    /** 120 letters of three bytes each are more than a file system takes. */
    @Test
    void keepsAnUploadWithALongName() {
        var asked =
                web.upload(Role.OPERATOR, "/api/v1/launches", "名".repeat(300) + ".csv", rows(number(52)), INTO_TASK_1);

        assertThat(web.ended(asked).at("/run/file/name").asString()).isEqualTo("名".repeat(78) + ".csv");
    }

    @Test
    void refusesValuesThatAreMissing() {
        var map = web.post(Role.OPERATOR, "/api/v1/launches", "{\"path\":\"x.csv\",\"task\":1,\"map\":[null]}");
        var key = web.send(web.uploading(Role.OPERATOR, "/api/v1/launches", "k.csv", rows(number(53)), INTO_TASK_1)
                .header("Idempotency-Key", " "));

        assertThat(map.status()).isEqualTo(400);
        assertThat(key.json().path("detail").asString())
                .isEqualTo("Idempotency-Key is blank, expected what tells this wish from others.");
        assertThat(web.pool()).doesNotContain(number(53));
    }

    @Test
    void previewsAndChecksWithoutKeepingAnything() throws IOException {
        var preview = web.upload(Role.OPERATOR, "/api/v1/previews?rows=1", "p.csv", rows(number(61), "1380"));
        var check = web.upload(Role.OPERATOR, "/api/v1/checks", "p.csv", rows(number(61), "1380"));

        assertThat(preview.json().at("/columns/0/field").asString()).isEqualTo("cellphone");
        assertThat(preview.json().path("rows").size()).isEqualTo(1);
        assertThat(check.json().at("/counts/rejected").asInt()).isEqualTo(1);
        var misspelt = web.upload(Role.OPERATOR, "/api/v1/checks", "p.csv", rows(number(61)), new Field("tasks", "1"));
        assertThat(misspelt.status()).isEqualTo(400);
        assertThat(misspelt.json().path("detail").asString())
                .startsWith("There is no field [tasks], expected some of ");
        assertThat(web.pool()).doesNotContain(number(61));
        try (var kept = Files.walk(home.resolve("data/uploads"))) {
            assertThat(kept.filter(file -> file.endsWith("p.csv"))).isEmpty();
        }
    }

    @Test
    void tellsFailuresPageByPageAndMasksNumbersForViewers() {
        var asked = web.upload(
                Role.OPERATOR,
                "/api/v1/launches",
                "bad.csv",
                rows(number(71), "1700000 00712", "+86 170-0000-00723", "1380"),
                INTO_TASK_1);
        var run = "/api/v1/runs/" + web.ended(asked).at("/run/run").asLong();

        var first = web.get(Role.OPERATOR, run + "/failures?limit=2").json();
        var next = web.get(
                        Role.OPERATOR,
                        run + "/failures?limit=2&after=" + first.path("next").asString())
                .json();

        assertThat(first.at("/failures/0/values/手机号").asString()).isEqualTo("1700000 00712");
        assertThat(first.at("/failures/1/row").asInt()).isEqualTo(4);
        assertThat(next.at("/failures/0/values/手机号").asString()).isEqualTo("1380");
        assertThat(next.has("next")).isFalse();
        var masked = web.get(Role.VIEWER, run + "/failures").text();
        assertThat(masked).contains("170**** *0712", "+86 1**-****-*0723").doesNotContain("1700000", "0000-00723");
        assertThat(web.get(Role.VIEWER, run + "/reasons").text()).doesNotContain("00712");
        assertThat(web.get(Role.OPERATOR, run + "/failures?status=refused")
                        .json()
                        .path("failures"))
                .isEmpty();
        assertThat(web.get(Role.OPERATOR, run + "/failures?code=PHONE_INVALID")
                        .json()
                        .path("failures"))
                .hasSize(3);
        assertThat(web.get(Role.OPERATOR, run + "/failures?status=odd").status())
                .isEqualTo(400);
        assertThat(web.get(Role.OPERATOR, run + "/failures?after=x").code()).isEqualTo("PAGE_UNKNOWN");
        assertThat(web.get(Role.OPERATOR, run + "/failures?limit=0").code()).isEqualTo("USAGE");
    }

    @Test
    void letsOperatorsDownloadAndWritesItDown() throws IOException {
        var asked = web.upload(Role.OPERATOR, "/api/v1/launches", "dl.csv", rows(number(81), "1380"), INTO_TASK_1);
        var run = web.ended(asked).at("/run/run").asLong();

        var report = web.get(Role.OPERATOR, "/api/v1/runs/" + run + "/report");
        var results = web.get(Role.OPERATOR, "/api/v1/runs/" + run + "/results");

        assertThat(report.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"run-" + run + "-rejected.csv\"; filename*=UTF-8''run-" + run
                        + "-rejected.csv");
        assertThat(report.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(report.header("Content-Length"))
                .isEqualTo(String.valueOf(report.response().body().length));
        assertThat(report.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(report.text()).startsWith("\uFEFF\"手机号\",\"姓名\",\"_row\"").contains("\"1380\",\"王\",\"3\"");
        var files = new TreeMap<String, String>();
        try (var zip =
                new ZipInputStream(new ByteArrayInputStream(results.response().body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(files).containsOnlyKeys("accepted.csv", "rejected.csv", "unknown.csv", "unsent.csv");
        assertThat(files.get("accepted.csv")).contains(number(81));
        assertThat(web.get(Role.VIEWER, "/api/v1/runs/" + run + "/report").status())
                .isEqualTo(403);
        assertThat(web.get(Role.ADMIN, "/api/v1/runs/" + run + "/audit").text())
                .contains("\"person\":\"operator\",\"action\":\"download\"", "report as csv", "results");
    }

    @Test
    void sendsWhatTheApiRefusedOnceMoreAndSaysBeforeHowMuch() {
        web.world.sandbox.refuse(number(91), "号码异常");
        var asked =
                web.upload(Role.OPERATOR, "/api/v1/launches", "refused.csv", rows(number(91), number(92)), INTO_TASK_1);
        var run = web.ended(asked).at("/run/run").asLong();

        var plan = web.post(Role.OPERATOR, "/api/v1/runs/" + run + "/retries", "{\"dryRun\":true}");
        var retry = web.post(Role.OPERATOR, "/api/v1/runs/" + run + "/retries", "{\"reasons\":[\"号码异常\"]}");
        var none = web.post(Role.OPERATOR, "/api/v1/runs/" + run + "/retries", "{\"reasons\":[\"other\"]}");

        assertThat(plan.text()).isEqualTo("{\"run\":" + run + ",\"rows\":1,\"calls\":1}");
        var ended = web.ended(retry);
        assertThat(ended.at("/launch/errand").asString()).isEqualTo("RETRY");
        assertThat(ended.at("/run/parent").asLong()).isEqualTo(run);
        assertThat(ended.at("/run/counts/rows").asInt()).isEqualTo(1);
        assertThat(none.status()).isEqualTo(409);
        assertThat(none.code()).isEqualTo("NOTHING_TO_RETRY");
    }

    @Test
    void keepsAccountsWithoutGivingTheirTokensBack() {
        var path = "/api/v1/accounts/acme";
        var wish = """
                {"baseUrl": "%s", "email": "me@acme.cn", "token": "s3cret-of-acme", "inFlight": 2}""".formatted(web.world.sandbox.baseUrl());

        var added = web.put(Role.ADMIN, path, wish);
        assertThat(added.status()).as(added.text()).isEqualTo(200);
        var changed = web.put(Role.ADMIN, path, "{\"inFlight\": 3, \"sendingWindow\": \"20:00-06:00 UTC\"}");
        assertThat(changed.json().path("inFlight").asInt()).isEqualTo(3);
        assertThat(changed.json().path("sendingWindow").asString()).isEqualTo("20:00-06:00 UTC");
        assertThat(web.get(Role.ADMIN, path).json().path("email").asString()).isEqualTo("me@acme.cn");
        assertThat(web.get(Role.OPERATOR, path).json().path("email").isNull()).isTrue();
        assertThat(web.get(Role.VIEWER, "/api/v1/accounts").text())
                .contains("\"name\":\"acme\"", "\"name\":\"default\"")
                .doesNotContain("me@acme.cn", web.world.sandbox.email());
        for (var answer : List.of(added, changed, web.get(Role.ADMIN, path), web.get(Role.ADMIN, "/api/v1/audit"))) {
            assertThat(answer.text()).contains("acme").doesNotContain("s3cret-of-acme");
        }

        assertThat(web.put(Role.ADMIN, "/api/v1/accounts/default", wish).code()).isEqualTo("ACCOUNT_CONFIGURED");
        assertThat(web.put(Role.ADMIN, "/api/v1/accounts/other", "{\"inFlight\": 3}")
                        .code())
                .isEqualTo("ACCOUNT_INVALID");
        assertThat(web.delete(Role.ADMIN, path).status()).isEqualTo(204);
        assertThat(web.delete(Role.ADMIN, path).status()).isEqualTo(404);
        assertThat(web.get(Role.VIEWER, path).code()).isEqualTo("ACCOUNT_UNKNOWN");
    }

    @Test
    void addsOrChangesAnAccountOnlyWhereThatIsAskedFor() {
        var path = "/api/v1/accounts/either";
        var wish = """
                {"baseUrl": "%s", "email": "me@acme.cn", "token": "s3cret"}""".formatted(web.world.sandbox.baseUrl());

        assertThat(put(path, "If-Match", "*", wish).status()).isEqualTo(404);
        assertThat(put(path, "If-None-Match", "*", wish).status()).isEqualTo(200);
        assertThat(put(path, "If-None-Match", "*", wish).code()).isEqualTo("ACCOUNT_EXISTS");
        assertThat(put(path, "If-Match", "*", wish).status()).isEqualTo(200);
        assertThat(put(path, "If-Match", "\"v1\"", wish).code()).isEqualTo("USAGE");
    }

    private static Answer put(String path, String condition, String value, String json) {
        return web.send(web.request(Role.ADMIN, path)
                .header(condition, value)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    @Test
    void holdsWhatIsAskedForUntilTheHoldIsLifted() {
        assertThat(web.put(Role.ADMIN, "/api/v1/holds/default", "{\"reason\":\"wrong prices\"}")
                        .status())
                .isEqualTo(200);
        var asked = web.upload(Role.OPERATOR, "/api/v1/launches", "held.csv", rows(number(101)), INTO_TASK_1);

        assertThat(web.get(Role.VIEWER, "/api/v1/holds").text()).contains("\"reason\":\"wrong prices\"");
        assertThat(web.get(Role.VIEWER, asked.header("Location"))
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("WAITING");
        assertThat(web.put(Role.OPERATOR, "/api/v1/holds/default", "{\"reason\":\"x\"}")
                        .status())
                .isEqualTo(403);
        assertThat(web.put(Role.ADMIN, "/api/v1/holds/nobody", "{\"reason\":\"x\"}")
                        .code())
                .isEqualTo("ACCOUNT_UNKNOWN");

        assertThat(web.delete(Role.ADMIN, "/api/v1/holds/default").status()).isEqualTo(204);
        assertThat(web.delete(Role.ADMIN, "/api/v1/holds/default").status()).isEqualTo(404);
        assertThat(web.ended(asked).at("/launch/exit").asInt()).isZero();
    }

    @Test
    void leavesALaunchThatIsCancelledWhileItWaits() {
        web.put(Role.ADMIN, "/api/v1/holds/default", "{\"reason\":\"test\"}");
        var asked = web.upload(Role.OPERATOR, "/api/v1/launches", "left.csv", rows(number(103)), INTO_TASK_1);

        var cancelled = web.delete(Role.OPERATOR, asked.header("Location"));
        var again = web.delete(Role.OPERATOR, asked.header("Location"));

        web.delete(Role.ADMIN, "/api/v1/holds/default");
        assertThat(cancelled.json().path("file").asString()).isEqualTo("left.csv");
        assertThat(cancelled.json().path("exit").asInt()).isEqualTo(4);
        assertThat(cancelled.json().path("message").asString()).isEqualTo("Cancelled by operator.");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("LAUNCH_NOT_WAITING");
        assertThat(web.get(Role.ADMIN, "/api/v1/audit").text()).contains("\"action\":\"cancel\"");
        assertThat(web.delete(Role.OPERATOR, "/api/v1/launches/99999").status()).isEqualTo(404);
        assertThat(web.pool()).doesNotContain(number(103));
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void endsTheStreamOfARevokedToken() throws Exception {
        var tokens = new Tokens(web.launcher, web.world.settings(), Clock.systemUTC());
        var secret = tokens.issue("leaving", Role.VIEWER, "test");
        web.put(Role.ADMIN, "/api/v1/holds/default", "{\"reason\":\"test\"}");
        var asked = web.upload(Role.OPERATOR, "/api/v1/launches", "followed.csv", rows(number(102)), INTO_TASK_1);
        var events = web.open(asked.header("Location") + "/events").header("Authorization", "Bearer " + secret);
        var stream = HttpClient.newHttpClient().send(events.build(), BodyHandlers.ofLines());

        tokens.revoke("leaving", "test");

        assertThat(stream.body()).contains("event:launch").doesNotContain("event:done");
        web.delete(Role.ADMIN, "/api/v1/holds/default");
        assertThat(web.ended(asked).at("/launch/exit").asInt()).isZero();
    }

    @Test
    void keepsSchedulesForAdmins() {
        var wish = "{\"name\":\"nightly\",\"cron\":\"0 1 * * *\",\"zone\":\"Asia/Shanghai\",\"files\":\"" + home
                + "/exports/night-{yyyyMMdd}.csv\",\"profile\":\"nightly\"}";

        assertThat(web.post(Role.OPERATOR, "/api/v1/schedules", wish).status()).isEqualTo(403);
        assertThat(web.post(Role.ADMIN, "/api/v1/schedules", wish).status()).isEqualTo(201);
        assertThat(web.post(Role.ADMIN, "/api/v1/schedules", wish).code()).isEqualTo("SCHEDULE_EXISTS");
        assertThat(web.post(Role.ADMIN, "/api/v1/schedules/nightly/pause")
                        .json()
                        .path("paused")
                        .asBoolean())
                .isTrue();
        assertThat(web.post(Role.ADMIN, "/api/v1/schedules/nightly/resume")
                        .json()
                        .path("next")
                        .asString())
                .endsWith("T01:00+08:00");
        assertThat(web.get(Role.VIEWER, "/api/v1/schedules")
                        .json()
                        .at("/schedules/0/createdBy")
                        .asString())
                .isEqualTo("admin");
        assertThat(web.delete(Role.ADMIN, "/api/v1/schedules/nightly").status()).isEqualTo(204);
        assertThat(web.post(Role.ADMIN, "/api/v1/schedules/nightly/run-now").status())
                .isEqualTo(404);
    }

    @Test
    void showsTasksAndSwitchesThem() {
        var task = web.world.sandbox.createTask("Another", numberimport.sandbox.TaskStatus.DISABLED);

        assertThat(web.get(Role.VIEWER, "/api/v1/tasks").text()).contains("\"name\":\"Another\"");
        assertThat(web.post(Role.VIEWER, "/api/v1/tasks/" + task + "/open").status())
                .isEqualTo(403);
        assertThat(web.post(Role.OPERATOR, "/api/v1/tasks/" + task + "/open")
                        .json()
                        .path("status")
                        .asInt())
                .isEqualTo(1);
        assertThat(web.post(Role.OPERATOR, "/api/v1/tasks/" + task + "/open").status())
                .isEqualTo(200);
        assertThat(web.post(Role.OPERATOR, "/api/v1/tasks/" + task + "/close").status())
                .isEqualTo(200);
        assertThat(web.get(Role.VIEWER, "/api/v1/tasks/4711").status()).isEqualTo(404);
    }

    @Test
    void leavesNoThreadsOfItsCallsToTomcat() {
        assertThat(web.get(Role.VIEWER, "/api/v1/tasks").status()).isEqualTo(200);

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("HttpClient-"))
                .isNotEmpty()
                .extracting(thread -> thread.getContextClassLoader().getClass().getSimpleName())
                .doesNotContain("TomcatEmbeddedWebappClassLoader");
    }

    @Test
    void makesATaskOnceForEachKey() {
        var wish = "{\"name\":\"Autumn\",\"type\":\"predictive\",\"userGroup\":1,\"priority\":50}";
        var asked = web.request(Role.OPERATOR, "/api/v1/tasks")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "autumn")
                .POST(HttpRequest.BodyPublishers.ofString(wish));

        var first = web.send(asked);
        var second = web.send(asked);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().path("name").asString()).isEqualTo("Autumn");
        assertThat(first.header("Location"))
                .isEqualTo("/api/v1/tasks/" + first.json().path("id").asLong());
        assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
        var other = web.send(web.request(Role.OPERATOR, "/api/v1/tasks")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "autumn")
                .POST(HttpRequest.BodyPublishers.ofString(wish.replace("Autumn", "Winter"))));
        assertThat(other.code()).isEqualTo("KEY_REUSED");
        assertThat(web.post(Role.VIEWER, "/api/v1/tasks", wish).status()).isEqualTo(403);
        assertThat(web.post(Role.OPERATOR, "/api/v1/tasks", wish.replace("predictive", "loud"))
                        .json()
                        .path("detail")
                        .asString())
                .isEqualTo("The type is \"loud\", expected precision, proportion, predictive, ivr.");
    }

    @Test
    void showsProfiles() {
        assertThat(web.get(Role.VIEWER, "/api/v1/profiles").text()).isEqualTo("{\"profiles\":[\"nightly\"]}");
        assertThat(web.get(Role.VIEWER, "/api/v1/profiles/nightly")
                        .json()
                        .at("/into/task")
                        .asInt())
                .isEqualTo(1);
        assertThat(web.get(Role.VIEWER, "/api/v1/profiles/none").status()).isEqualTo(404);
    }

    @Test
    void measuresCallsAndWhatWaits() {
        web.ended(web.upload(Role.OPERATOR, "/api/v1/launches", "m.csv", rows(number(111), number(112)), INTO_TASK_1));

        var meters = web.get(Role.VIEWER, "/actuator/prometheus").text();

        assertThat(meters)
                .containsPattern("numberimport_calls_seconds_count\\{account=\"default\",outcome=\"accepted\"} [1-9]")
                .containsPattern("numberimport_call_gap_violations_total\\{account=\"default\"} 0.0")
                .containsPattern("numberimport_launches_ended_total\\{exit=\"0\"} [1-9]")
                .contains("numberimport_launches_ended_total{exit=\"6\"} 0.0")
                .containsPattern("numberimport_rows_total\\{outcome=\"accepted\"} \\d")
                .contains("numberimport_rows_total{outcome=\"unknown\"} 0.0")
                .containsPattern("numberimport_launch_last_success_seconds \\d\\.\\d+E9")
                .contains("numberimport_launches_waiting 0.0", "numberimport_holds 0.0")
                .doesNotContain(number(111), "m.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"config/prometheus/alerts.yaml", "config/grafana/number-import.json"})
    void hasEveryMeterThatAlertsAndDashboardAskFor(String file) throws IOException {
        web.ended(
                web.upload(Role.OPERATOR, "/api/v1/launches", "d.csv", rows(number(121 + file.length())), INTO_TASK_1));
        var meters = web.get(Role.VIEWER, "/actuator/prometheus").text();

        var asked = Pattern.compile("\\b(?:numberimport|jvm|http)_[a-z_]+")
                .matcher(Files.readString(Path.of(file)))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();

        assertThat(asked)
                .hasSizeGreaterThan(5)
                .allSatisfy(name -> assertThat(meters).containsPattern("(?m)^" + name + "[ {]"));
    }

    @Test
    void makesARunOfItsOwnOfEachLaunchOfOneFile() throws IOException {
        var file = Files.writeString(home.resolve("exports/two.csv"), "甲,乙\n" + number(201) + "," + number(202) + "\n");
        var runs = whileOnHold(
                List.of("甲", "乙"),
                column -> web.post(
                        Role.OPERATOR,
                        "/api/v1/launches",
                        "{\"path\":\"" + file + "\",\"task\":1,\"again\":\"" + column + "\",\"map\":[\"cellphone="
                                + column + "\"]}"));

        assertThat(runs).doesNotHaveDuplicates();
        assertThat(web.pool()).contains(number(201), number(202));
    }

    @Test
    void makesARunOfItsOwnOfEachRetry() {
        web.world.sandbox.refuse(number(211), "黑名单号码");
        web.world.sandbox.refuse(number(212), "号码格式错误");
        var asked =
                web.upload(Role.OPERATOR, "/api/v1/launches", "both.csv", rows(number(211), number(212)), INTO_TASK_1);
        var run = web.ended(asked).at("/run/run").asLong();

        var runs = whileOnHold(
                List.of("黑名单号码", "号码格式错误"),
                reason -> web.post(
                        Role.OPERATOR, "/api/v1/runs/" + run + "/retries", "{\"reasons\":[\"" + reason + "\"]}"));

        assertThat(runs).hasSize(2).doesNotHaveDuplicates();
    }

    /** The runs of what is asked for while nothing is worked on. */
    private static List<Long> whileOnHold(List<String> wishes, Function<String, Answer> asking) {
        web.put(Role.ADMIN, "/api/v1/holds/default", "{\"reason\":\"test\"}");
        var asked = wishes.stream().map(asking).toList();
        web.delete(Role.ADMIN, "/api/v1/holds/default");
        return asked.stream()
                .map(answer -> web.ended(answer).at("/run/run").asLong())
                .toList();
    }

    @Test
    void refusesAWishThatIsMisspelt() throws IOException {
        var file = Files.writeString(home.resolve("exports/odd.csv"), rows(number(221)));
        var odd = web.post(Role.OPERATOR, "/api/v1/launches", "{\"path\":\"" + file + "\",\"task\":1,\"Again\":\"x\"}");
        var form = web.upload(
                Role.OPERATOR,
                "/api/v1/launches",
                "odd.csv",
                rows(number(222)),
                INTO_TASK_1,
                new Field("maxrejected", "1%"));
        var parts = web.upload(
                Role.OPERATOR,
                "/api/v1/launches",
                "odd.csv",
                rows(number(222)),
                INTO_TASK_1,
                new Field("map[99999999]", "cellphone=手机号"));
        var half = web.post(Role.OPERATOR, "/api/v1/launches", "{\"path\":\"" + file + "\",\"task\":1.5}");
        var dryrun = web.post(Role.OPERATOR, "/api/v1/runs/1/retries", "{\"dryrun\":true}");

        assertThat(List.of(odd.status(), form.status(), parts.status(), half.status(), dryrun.status()))
                .containsExactly(400, 400, 400, 400, 400);
        assertThat(form.json().path("detail").asString())
                .startsWith("There is no field [maxrejected], expected some of [account,");
        assertThat(parts.json().path("detail").asString())
                .isEqualTo("There is no field \"map[99999999]\", expected a name of letters alone.");
        assertThat(web.pool()).doesNotContain(number(221), number(222));
    }

    @Test
    void takesAKeyForOneWishOnly() {
        var first = web.send(web.uploading(Role.OPERATOR, "/api/v1/launches", "k1.csv", rows(number(231)), INTO_TASK_1)
                .header("Idempotency-Key", "one"));
        var other = web.send(web.uploading(Role.OPERATOR, "/api/v1/launches", "k2.csv", rows(number(232)), INTO_TASK_1)
                .header("Idempotency-Key", "one"));

        assertThat(other.code()).isEqualTo("KEY_REUSED");
        web.ended(first);
    }

    @Test
    void takesNoKeyOnceMoreForOtherContentOrAnotherTask() {
        var first = web.send(keyed("k3.csv", rows(number(233)), INTO_TASK_1));
        var content = web.send(keyed("k3.csv", rows(number(234)), INTO_TASK_1));
        var task = web.send(keyed("k3.csv", rows(number(233)), new Field("task", "2")));
        var same = web.send(keyed("k3.csv", rows(number(233)), INTO_TASK_1));

        assertThat(content.code()).isEqualTo("KEY_REUSED");
        assertThat(task.code()).isEqualTo("KEY_REUSED");
        assertThat(same.json().path("launch")).isEqualTo(first.json().path("launch"));
        web.ended(first);
    }

    private static HttpRequest.Builder keyed(String file, String rows, Field into) {
        return web.uploading(Role.OPERATOR, "/api/v1/launches", file, rows, into)
                .header("Idempotency-Key", "three");
    }

    @Test
    void refusesWhatCannotBeReadWithAWayOut() {
        var many = web.get(Role.VIEWER, "/api/v1/runs?" + "a&".repeat(2000));
        var none = web.post(
                Role.OPERATOR,
                "/api/v1/runs/1/resolutions",
                "{\"as\":\"accepted\",\"batches\":[null],\"reason\":\"x\"}");
        var region = web.upload(
                Role.OPERATOR,
                "/api/v1/launches",
                "x.csv",
                rows(number(235)),
                INTO_TASK_1,
                new Field("region", "ZZZZ"));

        for (var answer : List.of(many, none, region)) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.json().path("hint").asString()).as(answer.text()).isNotEmpty();
        }
        assertThat(region.code()).isEqualTo("RULES_INVALID");
        assertThat(web.pool()).doesNotContain(number(235));
    }

    @Test
    void settlesNothingWhileAnotherRunIsSentIntoTheTask() {
        var asked = web.upload(Role.OPERATOR, "/api/v1/launches", "s.csv", rows(number(241)), INTO_TASK_1);
        var run = web.ended(asked).at("/run/run").asLong();
        var lease = web.launcher
                .ledger()
                .senderLeases()
                .acquire("default", 1, "another/1@1")
                .orElseThrow();
        try {
            var settled = web.post(
                    Role.OPERATOR, "/api/v1/runs/" + run + "/resolutions", "{\"as\":\"accepted\",\"reason\":\"seen\"}");

            assertThat(settled.status()).isEqualTo(503);
        } finally {
            web.launcher.ledger().senderLeases().release(lease);
        }
    }

    /** A change of the interface shows in the change of this file; -Dnumber-import.openapi=write writes it anew. */
    @Test
    void isDescribedAsItWasReviewed() throws IOException {
        var reviewed = Path.of("src/main/resources/numberimport/web/openapi.json");
        var generated = JsonMapper.shared()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(
                                web.get(Role.VIEWER, GeneratedDescription.PATH).json())
                + "\n";

        if ("write".equals(System.getProperty("number-import.openapi"))) {
            Files.writeString(reviewed, generated);
        }

        assertThat(reviewed).content().isEqualTo(generated);
        assertThat(web.get(Role.VIEWER, "/api/v1/openapi").text()).isEqualTo(generated);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | /api/v1/runs/4711            |    | 404 | RUN_NOT_FOUND
            GET  | /api/v1/runs/x               |    | 400 | BAD_REQUEST
            GET  | /api/v1/launches/4711        |    | 404 | LAUNCH_NOT_FOUND
            GET  | /api/v1/launches/4711/events |    | 404 | LAUNCH_NOT_FOUND
            GET  | /api/v1/nothing              |    | 404 | NOT_FOUND
            POST | /api/v1/runs/4711/stop       |    | 404 | RUN_NOT_FOUND
            POST | /api/v1/runs/4711/resume     |    | 404 | RUN_NOT_FOUND
            POST | /api/v1/runs/4711/retries    | {} | 404 | RUN_NOT_FOUND
            POST | /api/v1/runs/4711/resolutions| {} | 400 | USAGE
            POST | /api/v1/launches             | {  | 400 | BAD_REQUEST
            POST | /api/v1/launches             | {"task":1} | 400 | USAGE
            PUT  | /api/v1/runs/1               | {} | 405 | METHOD_NOT_ALLOWED""")
    void answersWithAProblemThatHasACode(String method, String path, String body, int status, String code) {
        var answer = switch (method) {
            case "GET" -> web.get(Role.ADMIN, path);
            case "PUT" -> web.put(Role.ADMIN, path, body);
            default -> body == null ? web.post(Role.ADMIN, path) : web.post(Role.ADMIN, path, body);
        };

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.code()).isEqualTo(code);
    }
}
