package numberimport.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static numberimport.pipeline.ImportWorld.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import numberimport.access.Role;
import numberimport.web.WebWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages in a real browser, as people use them. */
class ConsoleBrowserTest {

    private static final LocatorAssertions.IsVisibleOptions SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);
    private static final Pattern A_RUN = Pattern.compile(".*/runs/\\d+");
    private static final List<String> PAGES = List.of(
            "/runs",
            "/runs?state=attention",
            "/runs/1",
            "/runs/1/failures",
            "/runs/1/retry",
            "/runs/1/resolve",
            "/upload",
            "/tasks",
            "/tasks/new",
            "/tasks/1",
            "/tasks/1/pool",
            "/schedules",
            "/profiles",
            "/profiles/night",
            "/profiles/night/edit",
            "/lists",
            "/accounts",
            "/accounts/default",
            "/system",
            "/audit");
    private static final String PIXELS_THAT_DO_NOT_FIT =
            "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    private static final Pattern HELD =
            Pattern.compile("Sending into every account is on hold\\s+since .+, by admin: the API is being moved");

    @TempDir
    static Path home;

    private static WebWorld web;
    private static RealBrowser browser;

    @BeforeAll
    static void start() {
        var missing = RealBrowser.missing();
        if (!missing.isEmpty() && System.getenv("CI") == null) {
            assumeThat(missing).as("what these tests lack on this machine").isEmpty();
        }
        assertThat(missing).as("what these tests lack on this machine").isEmpty();
        web = new WebWorld(home, Console.class);
        browser = RealBrowser.start();
    }

    @AfterAll
    static void stop() {
        if (web != null) {
            browser.close();
            web.close();
        }
    }

    @AfterEach
    void complainsOfNothing() {
        var said = List.copyOf(browser.complaints());
        browser.complaints().clear();
        assertThat(said).isEmpty();
    }

    private static Page signedIn(Role role) {
        return signedIn(role, RealBrowser.english());
    }

    private static Page signedIn(Role role, Browser.NewContextOptions options) {
        var page = browser.open(web.address(), options);
        page.navigate("/");
        page.locator("input[name=token]").fill(web.token(role));
        page.locator("main button").click();
        page.waitForURL("**/runs");
        return page;
    }

    private static Locator button(Page page, String words) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words));
    }

    private static Locator words(Page page, String words) {
        return page.getByText(words).first();
    }

    private static FilePayload file(String name, List<String> numbers) {
        var rows = String.join(",王先生\n", numbers);
        return new FilePayload(name, "text/csv", ("手机号,姓名\n" + rows + ",王先生\n").getBytes(UTF_8));
    }

    private static List<String> numbers(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(i -> number(i)).toList();
    }

    /** Whether a page says that its connection is lost, and no longer once it is there again. */
    private static final String LOST_AND_FOUND = """
            () => {
              const lost = document.getElementById("lost");
              document.dispatchEvent(new Event("htmx:sseError"));
              const said = !lost.hidden;
              document.dispatchEvent(new Event("htmx:sseOpen"));
              return said && lost.hidden;
            }""";

    /** Through all steps of the upload, to the run's page. */
    private static void send(Page page, FilePayload file, int ready) {
        page.navigate("/upload");
        page.locator("input[name=file]").setInputFiles(file);
        page.locator("input[name=task]").fill("1");
        button(page, "Look at it").click();
        button(page, "Check all rows").click();
        button(page, ready == 1 ? "Send 1 row" : "Send %,d rows".formatted(ready))
                .click();
        page.waitForURL(A_RUN, new Page.WaitForURLOptions().setTimeout(30_000));
    }

    @Test
    void importsAFileFromUploadToDone() {
        var page = signedIn(Role.OPERATOR);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Import a file"))
                .click();
        page.locator("input[name=file]").setInputFiles(file("monday.csv", List.of(number(101), number(102), "1380")));
        page.locator("input[name=task]").fill("1");
        button(page, "Look at it").click();

        assertThat(page.getByLabel("Meaning of 手机号")).isVisible();
        assertThat(page.getByLabel("Meaning of 手机号").locator("option").first()).hasText("number");
        assertThat(words(page, number(101))).isVisible();
        RealBrowser.requireAccessible(page);
        button(page, "Check all rows").click();

        assertThat(words(page, "PHONE_INVALID")).isVisible();
        assertThat(words(page, "closed")).isVisible();
        RealBrowser.requireAccessible(page);
        button(page, "Send 2 rows").click();

        page.waitForURL(A_RUN);
        assertThat(words(page, "done in part")).isVisible(SOON);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("monday.csv")))
                .isVisible();
        assertThat(web.world.pool()).contains(number(101), number(102));
    }

    @Test
    void refusesContentThatIsInTheTaskUnlessThereIsAReason() {
        var page = signedIn(Role.OPERATOR);
        send(page, file("tuesday.csv", numbers(110, 1)), 1);
        assertThat(words(page, "✓")).isVisible(SOON);

        page.navigate("/upload");
        page.locator("input[name=file]").setInputFiles(file("tuesday.csv", numbers(110, 1)));
        page.locator("input[name=task]").fill("1");
        button(page, "Look at it").click();
        button(page, "Check all rows").click();

        assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("has the same content as run");
        page.getByLabel("Why it is to be sent once more").fill("they were called by mistake");
        button(page, "Send 1 row").click();
        page.waitForURL(A_RUN, new Page.WaitForURLOptions().setTimeout(30_000));
    }

    @Test
    void takesAnotherMeaningOfAColumn() {
        var page = signedIn(Role.OPERATOR);
        page.navigate("/upload");
        page.locator("input[name=file]").setInputFiles(file("columns.csv", numbers(120, 1)));
        button(page, "Look at it").click();
        page.getByLabel("Meaning of 姓名").selectOption("custom=姓名");
        button(page, "Look again").click();

        assertThat(words(page, "1 of 10 custom fields are used.")).isVisible();
        assertThat(words(page, "姓名: 王先生")).isVisible();
        button(page, "Forget this file").click();
        page.waitForURL("**/upload");
    }

    @Test
    void stopsARunAndLetsItGoOn() {
        var page = signedIn(Role.OPERATOR);
        var numbers = numbers(1000, 2400);
        send(page, file("long.csv", numbers), 2400);
        assertThat((Boolean) page.evaluate(LOST_AND_FOUND)).isTrue();
        page.locator("summary", new Page.LocatorOptions().setHasText("Stop in order"))
                .click();
        RealBrowser.requireAccessible(page);
        button(page, "Stop in order").click();
        assertThat(button(page, "Go on")).isVisible(SOON);
        RealBrowser.requireAccessible(page);
        button(page, "Go on").click();
        page.waitForURL(A_RUN, new Page.WaitForURLOptions().setTimeout(30_000));

        assertThat(words(page, "✓")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        assertThat(web.world.pool().stream().filter(numbers::contains)).containsExactlyInAnyOrderElementsOf(numbers);
    }

    private static Locator notice(Page page) {
        return page.locator("article.warn");
    }

    @Test
    void saysWhoHoldsTheAccountWhereverItMatters() {
        var admin = signedIn(Role.ADMIN);
        admin.navigate("/system");
        admin.locator("form[action='/holds'] input[name=reason]").fill("the API is being moved");
        button(admin, "Put on hold").click();
        var page = signedIn(Role.OPERATOR);
        page.navigate("/upload");
        page.locator("input[name=file]").setInputFiles(file("held.csv", numbers(140, 1)));
        page.locator("input[name=task]").fill("1");
        button(page, "Look at it").click();
        button(page, "Check all rows").click();
        assertThat(notice(page)).containsText(HELD);
        RealBrowser.requireAccessible(page);
        button(page, "Send 1 row").click();

        assertThat(notice(page)).containsText(HELD);
        page.navigate("/runs");
        assertThat(notice(page)).containsText(HELD);
        RealBrowser.requireAccessible(page);
        assertThat(page.getByText("An admin can lift it")).isVisible();
        page.getByText("held.csv").click();
        button(admin, "Lift the hold").click();
        page.waitForURL(A_RUN, new Page.WaitForURLOptions().setTimeout(30_000));
        assertThat(notice(page)).hasCount(0);
    }

    @Test
    void cancelsALaunchBeforeItsTime() {
        var page = signedIn(Role.OPERATOR);
        page.navigate("/upload");
        page.locator("input[name=file]").setInputFiles(file("early.csv", numbers(141, 1)));
        page.locator("input[name=task]").fill("1");
        button(page, "Look at it").click();
        button(page, "Check all rows").click();
        page.locator("input[name=at]").fill("2099-01-02T03:30");
        button(page, "Send 1 row").click();

        assertThat(words(page, "Not before Jan 2, 2099")).isVisible(SOON);
        assertThat(words(page, "early.csv")).isVisible();
        RealBrowser.requireAccessible(page);
        page.locator("summary", new Page.LocatorOptions().setHasText("Cancel the launch"))
                .click();
        button(page, "Cancel the launch").click();

        assertThat(words(page, "Cancelled by operator.")).isVisible();
        assertThat(web.world.pool()).doesNotContainAnyElementsOf(numbers(141, 1));
    }

    @Test
    void sendsWhatTheApiRefusedOnceMoreAfterSayingHowMuch() {
        web.world.sandbox.refuse(number(130), "blacklisted");
        var page = signedIn(Role.OPERATOR);
        send(page, file("refused.csv", numbers(130, 2)), 2);
        assertThat(words(page, "done in part")).isVisible(SOON);
        var first = page.url();

        page.locator("tbody th a").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send refused rows again"))
                .click();
        assertThat(page.locator("dl.counts")).containsText(Pattern.compile("Rows\\s*1\\s*API calls\\s*1"));
        button(page, "Send 1 row again").click();
        page.waitForURL(A_RUN, new Page.WaitForURLOptions().setTimeout(30_000));
        assertThat(page.url()).isNotEqualTo(first);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("refused.csv")))
                .isVisible();
        assertThat(page.locator("dl.details")).containsText("Failed rows of");
        assertThat(words(page, "done in part")).isVisible(SOON);
    }

    @Test
    void downloadsTheReportAsItIs() throws IOException {
        var page = signedIn(Role.OPERATOR);
        send(page, file("report.csv", List.of(number(140), "1381")), 1);
        assertThat(words(page, "done in part")).isVisible(SOON);
        var run = Long.parseLong(page.url().replaceAll(".*/", ""));
        var expected = home.resolve("expected.csv");
        web.world.launcher().archive().writeFailures(run, expected);

        var download = page.waitForDownload(() -> page.getByText("Report (CSV)").click());

        assertThat(download.suggestedFilename()).isEqualTo("run-" + run + "-rejected.csv");
        assertThat(download.path()).hasSameBinaryContentAs(expected);
        assertThat(Files.readString(expected)).contains("1381");
    }

    @Test
    void showsViewersNoNumbersAndNoButtons() {
        var operator = signedIn(Role.OPERATOR);
        send(operator, file("viewed.csv", List.of(number(150), "1380013800x")), 1);
        assertThat(words(operator, "done in part")).isVisible(SOON);

        var page = signedIn(Role.VIEWER);
        page.navigate(operator.url());

        assertThat(page.locator("main button")).hasCount(0);
        assertThat(page.getByText("Report (CSV)")).hasCount(0);
        page.getByText("See all of them").click();
        assertThat(page.locator("tbody")).not().containsText("1380013800");
        assertThat(page.locator("tbody")).containsText("王先生");
        operator.navigate(page.url());
        assertThat(operator.locator("tbody")).containsText("1380013800x");
    }

    @Test
    void saysWhatItNeedsToKnowOfAFile() {
        var page = signedIn(Role.OPERATOR);
        page.navigate("/upload");
        page.locator("input[name=file]")
                .setInputFiles(new FilePayload("calls.csv", "text/csv", "first,second\na,b\n".getBytes(UTF_8)));
        page.locator("input[name=task]").fill("1");
        button(page, "Look at it").click();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("No column is known to hold the number; found");
        page.getByLabel("Meaning of second").selectOption("cellphone=second");
        button(page, "Look again").click();
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
        assertThat(words(page, "expected digits only")).isVisible();
    }

    @Test
    void showsNoMoreOfACellThanAPageHasRoomFor() {
        var page = signedIn(Role.OPERATOR);
        var text = "手机号,姓名\n" + number(127) + ",x\n" + number(128) + "," + "y".repeat(10_000) + "\n";
        send(page, new FilePayload("long-cell.csv", "text/csv", text.getBytes(UTF_8)), 1);
        assertThat(words(page, "done in part")).isVisible(SOON);
        assertThat(page.locator("dl.details")).containsText(Pattern.compile("手机号 → number\\s*姓名 → name"));
        page.getByText("See all of them").click();

        assertThat(page.locator("tbody")).containsText("y".repeat(200) + "…");
        assertThat(page.locator("tbody")).not().containsText("y".repeat(201));
    }

    private static Page preview(FilePayload file) {
        var page = signedIn(Role.OPERATOR);
        page.navigate("/upload");
        page.locator("input[name=file]").setInputFiles(file);
        button(page, "Look at it").click();
        return page;
    }

    @Test
    void keepsTheGuessesOfTooManyCustomFields() {
        var names = String.join(
                ",", IntStream.rangeClosed(1, 11).mapToObj(i -> "c" + i).toList());
        var text = "手机号," + names + "\n" + number(126) + "\n";
        var page = preview(new FilePayload("wide.csv", "text/csv", text.getBytes(UTF_8)));

        assertThat(words(page, "11 columns would be custom fields, and 10 may be: choose “not sent” for 1 of them."))
                .isVisible();
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("one custom field too many")))
                .containsText("c11");
        assertThat(page.getByLabel("Meaning of 手机号").locator("option").first()).hasText("number");
        RealBrowser.requireAccessible(page);
        page.getByLabel("Meaning of c11").selectOption("ignore=c11");
        button(page, "Look again").click();
        assertThat(words(page, "10 of 10 custom fields are used.")).isVisible();
    }

    @Test
    void keepsTheFormThatHasAMisfit() {
        var page = preview(file("misfit.csv", numbers(125, 1)));
        for (var number : List.of("0", "99999999999")) {
            page.locator("input[name=headerRow]").fill(number);
            button(page, "Look again").click();

            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Header row: this is no number of a row");
            assertThat(page.getByLabel("Meaning of 手机号")).isVisible();
            assertThat(page.locator("input[name=headerRow]")).hasValue(number);
        }
    }

    @Test
    void saysWhyThereIsNothingToSend() {
        var page = preview(file("bad.csv", List.of("1", "12", "13", "14", "15", "16")));
        button(page, "Check all rows").click();

        assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("No row of this file can be sent.");
        assertThat(words(page, "1 more row would not be sent.")).isVisible();
        RealBrowser.requireAccessible(page);
    }

    @Test
    void speaksChinese() {
        var page = signedIn(Role.ADMIN, RealBrowser.chinese());

        assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
        assertThat(page.locator("h1")).hasText("导入记录");
        page.navigate("/upload");
        page.locator("input[name=file]").setInputFiles(file("chinese.csv", List.of(number(180), "1380")));
        page.locator("input[name=task]").fill("1");
        button(page, "看一看").click();
        button(page, "检查全部行").click();
        assertThat(words(page, "手机号 \"1380\" 有 4 位数字，应为 13 到 19 开头的 11 位手机号")).isVisible();
        page.navigate("/runs");
        page.getByText("English").click();
        assertThat(page.locator("h1")).hasText("Runs");
        page.navigate("/tasks");
        assertThat(page.locator("h1")).hasText("Tasks");
    }

    @Test
    void worksWithoutScripts() {
        var page = signedIn(Role.OPERATOR, RealBrowser.english().setJavaScriptEnabled(false));
        page.navigate("/upload");
        page.locator("input[name=file]").setInputFiles(file("plain.csv", numbers(160, 1)));
        page.locator("input[name=task]").fill("1");
        button(page, "Look at it").click();
        button(page, "Check all rows").click();
        button(page, "Send 1 row").click();

        for (var tries = 0; tries < 30 && !A_RUN.matcher(page.url()).matches(); tries++) {
            page.waitForTimeout(500);
            page.getByText("Look again").click();
        }
        for (var tries = 0; tries < 30 && page.getByText("at work").count() > 0; tries++) {
            page.waitForTimeout(500);
            page.reload();
        }
        assertThat(words(page, "✓")).isVisible();
        assertThat(web.world.pool()).contains(number(160));
    }

    @Test
    void showsHostileNamesAndCellsAsText() {
        var page = signedIn(Role.OPERATOR);
        page.onDialog(dialog -> browser.complaints().add("a dialog: " + dialog.message()));
        var text = "手机号,姓名,\"" + HOSTILE + "\"\n" + number(170) + ",x,y\n" + HOSTILE + "," + HOSTILE + "," + HOSTILE
                + "\n";
        var hostile = new FilePayload("a'\"><script>alert(1)</script>.csv", "text/csv", text.getBytes(UTF_8));

        send(page, hostile, 1);
        assertThat(words(page, "done in part")).isVisible(SOON);
        assertThat(page.locator("main")).containsText(HOSTILE);
        page.getByText("See all of them").click();
        assertThat(page.locator("thead")).containsText(HOSTILE);
        assertThat(page.locator("main img")).hasCount(0);
    }

    @Test
    void makesATaskOnceForEachForm() {
        var page = signedIn(Role.OPERATOR);
        page.navigate("/tasks");
        page.getByText("New task").click();
        page.getByLabel("Name").fill("Spring \"campaign\"");
        page.getByLabel("Group of agents (number)").fill("1");
        page.getByText("More settings").click();
        page.getByLabel("Minutes before each time").fill("ten");
        button(page, "Make the task").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("ten");
        page.getByLabel("Minutes before each time").fill("10");
        button(page, "Make the task").dblclick();
        assertThat(page.locator("h1"))
                .hasText("Spring \"campaign\"", new LocatorAssertions.HasTextOptions().setTimeout(30_000));
        assertThat(page.locator("main")).containsText("closed");

        page.navigate("/tasks");
        assertThat(page.getByText("Spring \"campaign\"")).hasCount(1);
    }

    @Test
    void saysWhetherANumberMustNotBeCalled() throws IOException {
        profileWithAList();
        var page = signedIn(Role.VIEWER);
        page.navigate("/lists");
        page.getByLabel("Is this number on a list?").fill("+86 138-0000-4711");
        button(page, "Search").click();
        assertThat(words(page, "it is on this list")).isVisible();
        page.getByLabel("Is this number on a list?").fill("13800004712");
        button(page, "Search").click();
        assertThat(words(page, "it is not on this list")).isVisible();
    }

    private static void profileWithAList() throws IOException {
        Files.createDirectories(home.resolve("profiles"));
        var list = Files.writeString(home.resolve("dnc.csv"), "手机号\n13800004711\n");
        Files.writeString(
                home.resolve("profiles/night.yaml"),
                "file: \"night-*.csv\"\nmap: [\"cellphone=手机号\"]\ndnc: [\"" + list + "\"]\n");
    }

    @Test
    void canBeUsedByEverybody() throws IOException {
        if (web.world.launcher().archive().newest(1).isEmpty()) {
            web.world.launch(web.world.file("first.csv", "手机号", number(1), "1380"));
        }
        Files.createDirectories(home.resolve("profiles"));
        profileWithAList();
        var small = signedIn(Role.ADMIN, RealBrowser.english().setViewportSize(390, 800));
        var dark = signedIn(Role.ADMIN, RealBrowser.chinese());
        for (var path : PAGES) {
            small.navigate(path);
            RealBrowser.requireAccessible(small);
            assertThat(small.content()).as("words that are missing on " + path).doesNotContain("??");
            assertThat((Integer) small.evaluate(PIXELS_THAT_DO_NOT_FIT))
                    .as(path)
                    .isZero();
            dark.navigate(path);
            RealBrowser.requireReadable(dark);
        }
    }
}
