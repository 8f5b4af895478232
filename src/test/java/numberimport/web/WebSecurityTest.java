package numberimport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import numberimport.access.Role;
import numberimport.access.Tokens;
import numberimport.pipeline.ProblemException;
import numberimport.web.WebWorld.Field;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets in, as what, and what keeps others out. */
class WebSecurityTest {

    private static final String GIVEN = "given-by-the-environment-1";

    @TempDir
    static Path home;

    private static WebWorld web;

    @BeforeAll
    static void start() {
        web = new WebWorld(
                home,
                world -> world.with("number-import.web.token", GIVEN).with("number-import.web.max-upload", "64KB"));
    }

    @AfterAll
    static void stop() {
        web.close();
    }

    /** Each door with the least role that opens it; a door without a row here opens to nobody. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /api/v1/runs                    | VIEWER
            GET    | /api/v1/runs/1                  | VIEWER
            GET    | /api/v1/runs/1/failures         | VIEWER
            GET    | /api/v1/runs/1/reasons          | VIEWER
            GET    | /api/v1/runs/1/unknown          | VIEWER
            GET    | /api/v1/runs/1/audit            | VIEWER
            GET    | /api/v1/runs/1/events           | VIEWER
            GET    | /api/v1/runs/1/report           | OPERATOR
            GET    | /api/v1/runs/1/results          | OPERATOR
            POST   | /api/v1/runs/1/stop             | OPERATOR
            POST   | /api/v1/runs/1/resume           | OPERATOR
            POST   | /api/v1/runs/1/retries          | OPERATOR
            POST   | /api/v1/runs/1/resolutions      | OPERATOR
            GET    | /api/v1/launches                | VIEWER
            GET    | /api/v1/launches/1              | VIEWER
            GET    | /api/v1/launches/1/events       | VIEWER
            POST   | /api/v1/launches                | OPERATOR
            DELETE | /api/v1/launches/1              | OPERATOR
            POST   | /api/v1/previews                | OPERATOR
            POST   | /api/v1/checks                  | OPERATOR
            GET    | /api/v1/profiles                | VIEWER
            GET    | /api/v1/profiles/x              | VIEWER
            PUT    | /api/v1/profiles/x              | ADMIN
            GET    | /api/v1/tasks                   | VIEWER
            GET    | /api/v1/tasks/1                 | VIEWER
            PATCH  | /api/v1/tasks/1                 | OPERATOR
            GET    | /api/v1/tasks/1/pool            | VIEWER
            POST   | /api/v1/tasks/1/recall          | OPERATOR
            POST   | /api/v1/tasks/1/follow-on       | OPERATOR
            POST   | /api/v1/tasks/1/open            | OPERATOR
            POST   | /api/v1/tasks/1/close           | OPERATOR
            GET    | /api/v1/schedules               | VIEWER
            POST   | /api/v1/schedules               | ADMIN
            POST   | /api/v1/schedules/x/pause       | ADMIN
            POST   | /api/v1/schedules/x/resume      | ADMIN
            POST   | /api/v1/schedules/x/run-now     | ADMIN
            DELETE | /api/v1/schedules/x             | ADMIN
            GET    | /api/v1/accounts                | VIEWER
            GET    | /api/v1/accounts/default        | VIEWER
            PUT    | /api/v1/accounts/x              | ADMIN
            DELETE | /api/v1/accounts/x              | ADMIN
            GET    | /api/v1/holds                   | VIEWER
            PUT    | /api/v1/holds/x                 | ADMIN
            DELETE | /api/v1/holds/x                 | ADMIN
            GET    | /api/v1/tokens                  | ADMIN
            POST   | /api/v1/tokens                  | ADMIN
            DELETE | /api/v1/tokens/x                | ADMIN
            GET    | /api/v1/audit                   | ADMIN
            GET    | /api/v1/openapi                 | VIEWER
            GET    | /actuator/prometheus            | VIEWER
            GET    | /actuator/env                   | NOBODY
            GET    | /actuator/heapdump              | NOBODY
            GET    | /actuator                       | NOBODY
            POST   | /actuator/shutdown              | NOBODY
            GET    | /h2-console                     | NOBODY
            GET    | /login                          | NOBODY
            GET    | /error                          | NOBODY""")
    void opensEachDoorToItsRolesOnly(String method, String path, String least) {
        assertThat(web.send(web.open(path).method(method, BodyPublishers.noBody()))
                        .status())
                .isEqualTo(401);
        for (var role : Role.values()) {
            var status = web.send(web.request(role, path).method(method, BodyPublishers.noBody()))
                    .status();

            var allowed = !least.equals("NOBODY") && role.compareTo(Role.valueOf(least)) >= 0;
            if (allowed) {
                assertThat(status).as("%s as %s", path, role).isNotIn(401, 403);
            } else {
                assertThat(status).as("%s as %s", path, role).isEqualTo(403);
            }
        }
    }

    @Test
    void showsNoMoreThanHealthWithoutAToken() {
        assertThat(web.send(web.open("/actuator/health")).text())
                .isEqualTo("{\"groups\":[\"liveness\",\"readiness\"],\"status\":\"UP\"}");
        assertThat(web.send(web.open("/livez")).text()).isEqualTo("{\"status\":\"UP\"}");
        assertThat(web.send(web.open("/readyz")).status()).isEqualTo(200);
    }

    @Test
    void knowsATokenUntilItIsRevoked() {
        var tokens = new Tokens(web.launcher, web.world.settings(), Clock.systemUTC());
        var secret = tokens.issue("crm", Role.VIEWER, "test");
        var request = web.open("/api/v1/runs").header("Authorization", "bearer  " + secret);

        assertThat(secret).matches("nit_[A-Za-z0-9_-]{43}");
        assertThat(web.send(request).status()).isEqualTo(200);
        tokens.revoke("crm", "test");
        assertThat(web.send(request).status()).isEqualTo(401);
        assertThat(tokens.all()).extracting("name").doesNotContain("crm");
    }

    @Test
    void takesTheTokenOfTheSettingsForAnAdmins() {
        var request = web.open("/api/v1/audit").header("Authorization", "Bearer " + GIVEN);

        assertThat(web.send(request).status()).isEqualTo(200);
        assertThat(new Tokens(web.launcher, web.world.settings(), Clock.systemUTC()).firstOne("test"))
                .isEmpty();
    }

    @Test
    void sendsStrictHeadersAndNoCookies() {
        var answer = web.get(Role.VIEWER, "/api/v1/runs");

        assertThat(answer.header("Content-Security-Policy")).isEqualTo("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.header("Server")).isEmpty();
    }

    @Test
    void refusesUploadsAndBodiesThatAreTooLarge() {
        var large =
                web.upload(Role.OPERATOR, "/api/v1/previews", "x.csv", "x".repeat(65 * 1024), new Field("task", "1"));
        var body = web.post(Role.OPERATOR, "/api/v1/launches", "{\"path\":\"" + "x".repeat(2 << 20) + "\",\"task\":1}");
        var parts = new ArrayList<Field>();
        for (var i = 0; i < 30; i++) {
            parts.add(new Field("map", "ignore=" + i));
        }
        var many = web.upload(Role.OPERATOR, "/api/v1/previews", "x.csv", "x", parts.toArray(Field[]::new));

        assertThat(List.of(large.status(), body.status(), many.status())).containsExactly(413, 413, 413);
        assertThat(large.code()).isEqualTo("CONTENT_TOO_LARGE");
        assertThat(body.code()).isEqualTo("CONTENT_TOO_LARGE");
    }

    @Test
    void makesWhoeverShowsTooManyWrongTokensWait() {
        try (var own = new WebWorld(home.resolve("throttled"))) {
            var wrong = own.open("/api/v1/runs").header("Authorization", "Bearer guess");
            for (var i = 0; i < FailedAttempts.MOST; i++) {
                assertThat(own.send(wrong).status()).isEqualTo(401);
            }

            var next = own.get(Role.ADMIN, "/api/v1/runs");

            assertThat(next.status()).isEqualTo(429);
            assertThat(next.code()).isEqualTo("TOO_MANY_ATTEMPTS");
            assertThat(Integer.parseInt(next.header("Retry-After"))).isBetween(890, 901);
        }
    }

    @Test
    void listensInTheClearOnThisMachineOnly() {
        web.world.with("server.address", "0.0.0.0");
        try {
            assertThatThrownBy(() -> WebServer.start(() -> web.launcher, web.world.settings(), Clock.systemUTC()))
                    .isInstanceOf(ProblemException.class)
                    .hasMessage(
                            "server.address is 0.0.0.0, which others can reach, and nothing encrypts what goes there.");
        } finally {
            web.world.with("server.address", "127.0.0.1");
        }
    }
}
