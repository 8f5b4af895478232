package numberimport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import numberimport.ledger.Errand;
import numberimport.ledger.ImportSchedule;
import numberimport.ledger.LaunchRequest;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountKeeperTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final String URL = "https://acme.udesk.cn/open_api_v1";
    private static final AccountWish ACME = new AccountWish(URL, "me@acme.cn", "s3cret", null, null, null, null, null);
    private static final AccountWish NOTHING = new AccountWish(null, null, null, null, null, null, null, null);

    @TempDir
    Path folder;

    private ImportWorld world;
    private ImportLauncher launcher;

    @BeforeEach
    void open() {
        world = new ImportWorld(folder)
                .with("number-import.secret-key", TokenCipherTest.KEY)
                .with("number-import.accounts.web.base-url", "https://web.udesk.cn/open_api_v1");
        launcher = world.launcher();
    }

    @AfterEach
    void close() {
        launcher.close();
        world.close();
    }

    private AccountKeeper keeper() {
        return new AccountKeeper(launcher, world.settings(), Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private static AccountWish wish(String baseUrl, String token, Integer inFlight, String window) {
        return new AccountWish(baseUrl, null, token, null, inFlight, null, null, window);
    }

    private static void assertRefused(ThrowingCallable asked, String code, ExitCode exit, String message) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo(code);
                    assertThat(e.problem().exit()).isEqualTo(exit);
                })
                .hasMessage(message);
    }

    @Test
    void keepsANewAccountWithTheDefaults() {
        var added = keeper().add("acme", ACME, "Ann");

        assertThat(added)
                .isEqualTo(new AccountView(
                        "acme", false, URL, "me@acme.cn", 1010, 4, 60000, 180000, null, NOON.toString(), "Ann"));
        assertThat(keeper().all()).extracting(AccountView::name).containsExactly("default", "acme", "web");
        assertThat(launcher.accounts().of("acme").token()).isEqualTo("s3cret");
        assertThat(launcher.ledger().storedAccounts().find("acme").orElseThrow().token())
                .doesNotContain("s3cret");
    }

    @Test
    void changesOnlyWhatIsGiven() {
        keeper().add("acme", ACME, "Ann");

        var changed = keeper().change("acme", wish(null, null, 8, "20:00 - 06:00 Asia/Shanghai"), "Bob");

        assertThat(changed)
                .isEqualTo(new AccountView(
                        "acme",
                        false,
                        URL,
                        "me@acme.cn",
                        1010,
                        8,
                        60000,
                        180000,
                        "20:00-06:00 Asia/Shanghai",
                        NOON.toString(),
                        "Bob"));
        assertThat(launcher.accounts().of("acme").token()).isEqualTo("s3cret");
        assertThat(keeper().change("acme", wish(null, null, null, ""), "Bob").sendingWindow())
                .isNull();
    }

    @Test
    void changesTheTokenAlsoWhereTheOldOneCantBeDecryptedAnyMore() {
        keeper().add("acme", ACME, "Ann");
        var otherKey = new byte[32];
        world.with("number-import.secret-key", java.util.Base64.getEncoder().encodeToString(otherKey));
        try (var later = world.launcher()) {
            assertThatThrownBy(() -> later.accounts().of("acme")).hasMessageContaining("can't be decrypted");

            new AccountKeeper(later, world.settings(), Clock.systemUTC())
                    .change("acme", wish(null, "n3w", null, null), "Ann");

            assertThat(later.accounts().of("acme").token()).isEqualTo("n3w");
        }
    }

    @Test
    void wantsTheTokenAgainForANewBaseUrl() {
        keeper().add("acme", ACME, "Ann");
        var elsewhere = "https://acme2.udesk.cn/open_api_v1";

        assertRefused(
                () -> keeper().change("acme", wish(elsewhere, null, null, null), "Ann"),
                "ACCOUNT_TOKEN_MISSING",
                ExitCode.USAGE,
                "Account \"acme\" has a new base URL and no token, which is kept for one base URL only.");
        assertThat(keeper().change("acme", wish(URL + "/", null, null, null), "Ann")
                        .baseUrl())
                .isEqualTo(URL);
        assertThat(keeper().change("acme", wish(elsewhere, "n3w", null, null), "Ann")
                        .baseUrl())
                .isEqualTo(elsewhere);
        assertThat(launcher.accounts().of("acme").token()).isEqualTo("n3w");
    }

    @Test
    void needsNoKeyForWhatIsNoToken() {
        keeper().add("acme", ACME, "Ann");
        world.with("number-import.secret-key", "");

        assertThat(keeper().change("acme", wish(null, null, 2, null), "Ann").inFlight())
                .isEqualTo(2);
        assertRefused(
                () -> keeper().add("other", ACME, "Ann"),
                "SECRET_KEY_MISSING",
                ExitCode.CONFIGURATION,
                "number-import.secret-key is not set, expected the key that encrypts the tokens of accounts.");
    }

    @Test
    void refusesANameThatIsThereAlready() {
        keeper().add("acme", ACME, "Ann");

        assertRefused(
                () -> keeper().add("acme", ACME, "Bob"),
                "ACCOUNT_EXISTS",
                ExitCode.USAGE,
                "There is an account \"acme\" already, expected a new name.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "web"})
    void leavesConfiguredAccountsAlone(String name) {
        var message = "Account \"" + name + "\" is configured, expected one that was added.";

        assertRefused(() -> keeper().add(name, ACME, "Ann"), "ACCOUNT_CONFIGURED", ExitCode.USAGE, message);
        assertRefused(() -> keeper().change(name, NOTHING, "Ann"), "ACCOUNT_CONFIGURED", ExitCode.USAGE, message);
        assertRefused(() -> keeper().remove(name), "ACCOUNT_CONFIGURED", ExitCode.USAGE, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sandbox | \"sandbox\" is a name that number-import needs itself, expected another one.",
                "every | \"every\" is a name that number-import needs itself, expected another one.",
                "a b | \"a b\" is no name of an account, expected at most 64 letters, digits, dashes and underscores.",
                "../a | \"../a\" is no name of an account, expected at most 64 letters, digits, dashes and underscores.",
            })
    void refusesNamesThatCantBeUsed(String name, String message) {
        assertRefused(() -> keeper().add(name, ACME, "Ann"), "ACCOUNT_NAME", ExitCode.USAGE, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "http://acme.udesk.cn/open_api_v1 | me@acme.cn | 4 | none | acme.base-url is http://acme.udesk.cn/open_api_v1, expected https",
                "https://acme.udesk.cn | me@acme.cn | 4 | none | acme.base-url is \"https://acme.udesk.cn\"",
                "none | me@acme.cn | 4 | none | The base URL of account \"acme\" has 0 characters, expected 1 to 1000.",
                "https://acme.udesk.cn/open_api_v1 | none | 4 | none | The e-mail of account \"acme\" has 0 characters, expected 1 to 320.",
                "https://acme.udesk.cn/open_api_v1 | me@acme.cn | 40 | none | Account \"acme\": in-flight is 40, expected 1 to 16",
                "https://acme.udesk.cn/open_api_v1 | me@acme.cn | 4 | at night | Account \"acme\": \"at night\" for hours of sending, expected some such as 22:00-06:00",
            })
    void refusesWhatAConfigurationWouldBeRefusedFor(
            String baseUrl, String email, Integer inFlight, String window, String message) {
        var wish = new AccountWish(baseUrl, email, "s3cret", null, inFlight, null, null, window);

        assertThatThrownBy(() -> keeper().add("acme", wish, "Ann"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("ACCOUNT_INVALID"))
                .hasMessage(message);
        assertThat(launcher.ledger().storedAccounts().names()).isEmpty();
    }

    @Test
    void refusesTimesThatCantBeWaited() {
        assertRefused(
                () -> keeper().add("acme", new AccountWish(URL, "me@acme.cn", "x", null, null, 0L, null, null), "Ann"),
                "ACCOUNT_INVALID",
                ExitCode.CONFIGURATION,
                "Account \"acme\": read-timeout is 0ms, expected more than 0");
        assertRefused(
                () -> keeper().add("acme", new AccountWish(URL, "me@acme.cn", "x", null, null, null, -1L, null), "Ann"),
                "ACCOUNT_INVALID",
                ExitCode.CONFIGURATION,
                "Account \"acme\": processing-time is -1ms, expected 0 or more");
    }

    @Test
    void removesAnAccount() {
        keeper().add("acme", ACME, "Ann");

        keeper().remove("acme");

        assertRefused(
                () -> keeper().remove("acme"),
                "ACCOUNT_UNKNOWN",
                ExitCode.CONFIGURATION,
                "There is no account \"acme\"; there are: [default, web].");
    }

    @Test
    void keepsTheAccountAndTheBaseUrlOfALaunchThatWaits() {
        keeper().add("acme", ACME, "Ann");
        launcher.ledger()
                .launches()
                .add(
                        new LaunchRequest(
                                "a", LaunchRequest.Origin.REST, "Ann", "acme", 1, null, "/a.csv", Errand.IMPORT, 0),
                        NOON);
        var message = "Account \"acme\" is in use: launch 1 has not ended.";

        assertRefused(() -> keeper().remove("acme"), "ACCOUNT_IN_USE", ExitCode.NOTHING_TO_DO, message);
        assertRefused(
                () -> keeper().change("acme", wish("https://acme2.udesk.cn/open_api_v1", "n3w", null, null), "Ann"),
                "ACCOUNT_IN_USE",
                ExitCode.NOTHING_TO_DO,
                message);
        assertThat(keeper().change("acme", wish(null, "n3w", null, null), "Ann").baseUrl())
                .isEqualTo(URL);
    }

    @Test
    void keepsTheAccountOfARunThatHasNotEnded() {
        keeper().add("acme", ACME, "Ann");
        var run = world.launch(world.goodRows("leads.csv", 1)).run();
        var jdbc = org.springframework.jdbc.core.simple.JdbcClient.create(
                launcher.ledger().dataSource());
        jdbc.sql("UPDATE import_run SET account = 'acme', state = 'SENDING' WHERE id = " + run)
                .update();

        assertRefused(
                () -> keeper().remove("acme"),
                "ACCOUNT_IN_USE",
                ExitCode.NOTHING_TO_DO,
                "Account \"acme\" is in use: its run " + run + " is SENDING.");
    }

    @Test
    void keepsTheAccountOfAProcessAndOfASchedule() {
        keeper().add("acme", ACME, "Ann");
        launcher.ledger()
                .schedules()
                .add(new ImportSchedule(
                        "nightly", "0 1 * * *", ZoneId.of("UTC"), "/a.csv", "acme", 1, null, false, "Ann", NOON));
        assertRefused(
                () -> keeper().remove("acme"),
                "ACCOUNT_IN_USE",
                ExitCode.NOTHING_TO_DO,
                "Account \"acme\" is in use: schedule \"nightly\" imports into it.");

        launcher.ledger().senderLeases().acquire("acme", 7, "another process");

        assertRefused(
                () -> keeper().remove("acme"),
                "ACCOUNT_IN_USE",
                ExitCode.NOTHING_TO_DO,
                "Account \"acme\" is in use: a process is at work on task 7.");
    }

    @Test
    void neverShowsATokenInAWish() {
        assertThat(ACME).hasToString("AccountWish[" + URL + "]");
    }

    @Test
    void namesWhatAWishWouldChange() {
        var now = keeper().add("acme", ACME, "Ann");

        assertThat(ACME.changes(now)).containsExactly("token");
        assertThat(new AccountWish("x", "y", " ", 1010L, 5, 1L, 1L, "20:00-06:00").changes(now))
                .containsExactly("base-url", "email", "in-flight", "read-timeout", "processing-time", "sending-window");
        assertThat(wish(null, null, null, "").changes(now)).isEmpty();
    }
}
