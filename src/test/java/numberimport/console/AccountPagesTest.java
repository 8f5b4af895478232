package numberimport.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import numberimport.access.Role;
import numberimport.web.WebWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the accounts, by forms alone. */
class AccountPagesTest {

    private static final String URL = "https://acme.udesk.cn/open_api_v1";

    @TempDir
    static Path home;

    private static WebWorld web;

    @BeforeAll
    static void start() {
        web = new WebWorld(
                home,
                world -> world.with("number-import.secret-key", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="),
                Console.class);
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    private static Visitor visitor(Role role) {
        return new Visitor(web.address()).signedIn(web.token(role));
    }

    private static int add(Visitor admin, String name, String token) {
        return admin.post(
                        "/accounts",
                        admin.secret("/accounts"),
                        "name",
                        name,
                        "baseUrl",
                        URL,
                        "email",
                        "me@acme.cn",
                        "token",
                        token,
                        "minGapMs",
                        "",
                        "sendingWindow",
                        "")
                .statusCode();
    }

    @Test
    void addChangeAndRemoveAnAccount() {
        var admin = visitor(Role.ADMIN);

        assertThat(add(admin, "acme", "s3cret-of-acme")).isEqualTo(302);
        assertThat(admin.get("/accounts").body()).contains("acme", URL, "me@acme.cn");
        var changed = admin.post(
                "/accounts/acme",
                admin.secret("/accounts/acme"),
                "baseUrl",
                URL,
                "email",
                "me@acme.cn",
                "token",
                "",
                "inFlight",
                "2",
                "sendingWindow",
                "20:00-06:00 Asia/Shanghai");
        assertThat(changed.statusCode()).isEqualTo(302);
        assertThat(admin.get("/accounts/acme").body())
                .contains("20:00-06:00 Asia/Shanghai")
                .doesNotContain("s3cret-of-acme");
        assertThat(admin.get("/audit").body()).contains("acme [in-flight, sending-window]");
        admin.post("/accounts/acme", admin.secret("/accounts/acme"), "sendingWindow", "");
        assertThat(admin.get("/accounts/acme").body()).doesNotContain("20:00-06:00 Asia/Shanghai</dd>");

        var removed = admin.post("/accounts/acme/remove", admin.secret("/accounts/acme"));
        assertThat(removed.statusCode()).isEqualTo(302);
        assertThat(admin.get("/accounts").body()).doesNotContain("me@acme.cn");
    }

    @Test
    void keepWhatWasWrittenButTheTokenWhereItCantBeUsed() {
        var admin = visitor(Role.ADMIN);

        var refused = admin.post(
                "/accounts",
                admin.secret("/accounts"),
                "name",
                "a b",
                "baseUrl",
                URL,
                "email",
                "you@acme.cn",
                "token",
                "s3cret-of-acme");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("&quot;a b&quot; is no name of an account", "you@acme.cn")
                .doesNotContain("s3cret-of-acme");
    }

    @Test
    void wantTheTokenWithANewBaseUrl() {
        var admin = visitor(Role.ADMIN);
        assertThat(add(admin, "moved", "s3cret")).isEqualTo(302);

        var refused = admin.post(
                "/accounts/moved",
                admin.secret("/accounts/moved"),
                "baseUrl",
                "https://moved.udesk.cn/open_api_v1",
                "token",
                "");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Write the token into its field as well.");
    }

    @Test
    void showOthersNoEmailAndNoForm() {
        assertThat(add(visitor(Role.ADMIN), "seen", "s3cret")).isEqualTo(302);
        var operator = visitor(Role.OPERATOR);

        for (var page : new String[] {"/accounts", "/accounts/seen", "/accounts/default"}) {
            assertThat(operator.get(page).body())
                    .doesNotContain("me@acme.cn", web.world.sandbox.email(), "name=\"token\"");
        }
        assertThat(visitor(Role.ADMIN).get("/accounts/default").body()).doesNotContain("name=\"token\"");
    }
}
