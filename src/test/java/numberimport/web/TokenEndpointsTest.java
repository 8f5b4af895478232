package numberimport.web;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import numberimport.access.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenEndpointsTest extends PlainWeb {

    private static final String TOKENS = "/api/v1/tokens";

    @Test
    void givesOutATokenOnceAndRevokesIt() {
        var issued = web.post(Role.ADMIN, TOKENS, "{\"name\":\"crm\",\"role\":\"viewer\"}");
        var secret = issued.json().path("token").asString();
        var shown = web.open("/api/v1/runs").header("Authorization", "Bearer " + secret);

        assertThat(issued.status()).isEqualTo(201);
        assertThat(issued.header("Cache-Control")).contains("no-store");
        assertThat(web.get(Role.ADMIN, TOKENS).text())
                .contains("{\"name\":\"crm\",\"role\":\"viewer\",\"createdBy\":\"admin\",")
                .doesNotContain(secret, "hash");
        assertThat(web.send(shown).status()).isEqualTo(200);
        assertThat(web.delete(Role.ADMIN, TOKENS + "/crm").status()).isEqualTo(204);
        assertThat(web.send(shown).status()).isEqualTo(401);
        assertThat(web.delete(Role.ADMIN, TOKENS + "/crm").status()).isEqualTo(404);
        assertThat(web.get(Role.ADMIN, "/api/v1/audit").text())
                .contains("\"action\":\"token add\"", "\"action\":\"token revoke\"")
                .doesNotContain(secret);
    }

    @Test
    void tellsWhenATokenWasLastUsed() {
        var issued = web.post(Role.ADMIN, TOKENS, "{\"name\":\"idle\",\"role\":\"viewer\"}");

        assertThatJson(web.get(Role.ADMIN, TOKENS).text())
                .inPath("$.tokens[?(@.name=='idle')].lastUsedAt")
                .isEqualTo("[null]");
        web.send(web.open("/api/v1/runs")
                .header("Authorization", "Bearer " + issued.json().path("token").asString()));
        assertThatJson(web.get(Role.ADMIN, TOKENS).text())
                .inPath("$.tokens[?(@.name=='idle')].lastUsedAt")
                .isEqualTo("['${json-unit.regex}20\\\\d\\\\d-.*Z']");
    }

    @Test
    void keepsTheLastTokenOfAnAdmin() {
        var refused = web.delete(Role.ADMIN, TOKENS + "/admin");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("TOKEN_LAST_ADMIN");
        assertThat(refused.json().path("detail").asString())
                .isEqualTo("Token \"admin\" is the last one of an admin, expected another one that stays.");
        assertThat(web.get(Role.ADMIN, TOKENS).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":"x"}                              | 400 | name and role are both needed.
            {"name":"x","role":"root"}                | 400 | "root" is no role, expected viewer, operator or admin
            {"name":"a b","role":"viewer"}            | 400 | "a b" is no name of a token, expected letters, digits, dots, dashes and underscores.
            {"name":"settings","role":"viewer"}       | 400 | "settings" is a name that number-import needs itself, expected another one.
            {"name":"admin","role":"viewer"}          | 409 | There is a token "admin" already, expected a new name.
            """)
    void refusesTokensThatCannotBe(String wish, int status, String detail) {
        var refused = web.post(Role.ADMIN, TOKENS, wish);

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.json().path("detail").asString()).isEqualTo(detail);
    }
}
