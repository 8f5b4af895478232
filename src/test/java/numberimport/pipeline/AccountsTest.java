package numberimport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import numberimport.api.ApiAccount;
import numberimport.ledger.StoredAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {

    private static final String URL = "https://acme.udesk.cn/open_api_v1";

    @TempDir
    Path folder;

    private ImportWorld world;

    @BeforeEach
    void configure() {
        world = new ImportWorld(folder)
                .with("number-import.secret-key", TokenCipherTest.KEY)
                .with("number-import.accounts.web.base-url", "https://web.udesk.cn/open_api_v1")
                .with("number-import.accounts.web.email", "me@web.cn")
                .with("number-import.accounts.web.token", "of web")
                .with("number-import.accounts.web.in-flight", 2);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void keep(String name, String baseUrl, Integer inFlight) {
        keep(name, baseUrl, inFlight, null);
    }

    private void keep(String name, String baseUrl, Integer inFlight, String window) {
        var token = world.settings().tokenCipher().encrypt("s3cret", name, URL);
        try (var launcher = world.launcher()) {
            launcher.ledger()
                    .storedAccounts()
                    .add(new StoredAccount(
                            name,
                            baseUrl,
                            "me@acme.cn",
                            token,
                            2000L,
                            inFlight,
                            null,
                            null,
                            window,
                            Instant.EPOCH,
                            "Ann"));
        }
    }

    private Accounts accounts() {
        return Accounts.of(world.settings());
    }

    @Test
    void areThoseOfTheConfigurationAndThoseThatAreKept() {
        keep("zoo", URL, null);
        keep("acme", URL, 8);

        assertThat(accounts().names()).containsExactly("default", "acme", "web", "zoo");
        assertThat(accounts().of("acme")).isEqualTo(new ApiAccount("acme", URI.create(URL), "me@acme.cn", "s3cret"));
        assertThat(accounts().api("acme").inFlight()).isEqualTo(8);
        assertThat(accounts().api("acme").minGap()).isEqualTo(Duration.ofSeconds(2));
        assertThat(accounts().of("web").token()).isEqualTo("of web");
        assertThat(accounts().api("web").inFlight()).isEqualTo(2);
    }

    @Test
    void haveTheDefaultsOfConfiguredOnes() {
        keep("acme", URL, null);

        assertThat(accounts().api("acme").inFlight()).isEqualTo(4);
        assertThat(accounts().api("acme").readTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(accounts().api("acme").processingTime()).isEqualTo(Duration.ofSeconds(180));
        assertThat(accounts().api("acme").duplicateReasons()).contains("已存在");
    }

    @Test
    void areTheConfiguredOnesWhereANameIsKeptAsWell() {
        keep("web", URL, 8);

        assertThat(accounts().names()).containsExactly("default", "web");
        assertThat(accounts().of("web").token()).isEqualTo("of web");
    }

    @Test
    void haveTheirHoursOfSending() {
        keep("acme", URL, null, "20:00-06:00 Asia/Shanghai");
        world.with("number-import.accounts.web.sending-window", "08:00-20:00 UTC");

        assertThat(accounts().hours("acme")).hasToString("Optional[20:00-06:00 Asia/Shanghai]");
        assertThat(accounts().hours("web")).hasToString("Optional[08:00-20:00 UTC]");
        assertThat(accounts().hours("default")).isEmpty();
    }

    @Test
    void refuseHoursThatCantBeRead() {
        keep("acme", URL, null, "at night");
        assertThatThrownBy(() -> accounts().api("acme"))
                .hasMessage("Account \"acme\": \"at night\" for hours of sending, expected some such as 22:00-06:00");

        world.with("number-import.accounts.web.sending-window", "at night");
        assertThatThrownBy(() -> world.settings())
                .hasMessage(
                        "number-import.accounts.web.sending-window: \"at night\" for hours of sending, expected some"
                                + " such as 22:00-06:00");
    }

    @Test
    void openNoLedgerForAConfiguredName() {
        assertThat(accounts().of("web").name()).isEqualTo("web");
        assertThat(accounts().connect("default", Clock.systemUTC()).tasks(1, 1).tasks())
                .isNotEmpty();
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void areChangedForWhoeverAsksNext() {
        keep("acme", URL, 8);
        try (var launcher = world.launcher()) {
            var accounts = launcher.accounts();
            assertThat(accounts.api("acme").inFlight()).isEqualTo(8);

            launcher.ledger().storedAccounts().remove("acme");

            assertThatThrownBy(() -> accounts.require("acme"))
                    .hasMessage("There is no account \"acme\"; there are: [default, web].");
        }
    }

    @Test
    void nameSomeWhereThereAreMany() {
        IntStream.range(0, 20).forEach(i -> keep("a" + (10 + i), URL, null));

        assertThatThrownBy(() -> accounts().of("nobody"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("ACCOUNT_UNKNOWN"))
                .hasMessage("There is no account \"nobody\"; there are:"
                        + " [default, a10, a11, a12, a13, a14, a15, a16, a17, a18] ….");
    }

    @Test
    void keepTheTokenFromAnotherAddress() {
        keep("acme", "https://evil.udesk.cn/open_api_v1", null);

        assertThatThrownBy(() -> accounts().of("acme"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("ACCOUNT_LOCKED"));
    }

    @Test
    void sayWhatCantBeUsedOfOneThatWasWrittenByHand() {
        keep("acme", URL, 40);

        assertThatThrownBy(() -> accounts().api("acme"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("ACCOUNT_INVALID"))
                .hasMessage("Account \"acme\": in-flight is 40, expected 1 to 16");
    }

    @Test
    void needTheKeyOnlyForTheToken() {
        keep("acme", URL, null);
        world.with("number-import.secret-key", "");

        assertThat(accounts().api("acme").inFlight()).isEqualTo(4);
        assertThatThrownBy(() -> accounts().of("acme"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("SECRET_KEY_MISSING"));
    }
}
