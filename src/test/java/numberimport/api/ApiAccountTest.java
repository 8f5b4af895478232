package numberimport.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiAccountTest {

    private static final String ADDRESS = "https://company.udesk.cn/open_api_v1";

    private static ApiAccount account(@Nullable String baseUrl, @Nullable String email, @Nullable String token) {
        var minute = Duration.ofMinutes(1);
        return ApiAccount.of(
                "default",
                "number-import.api",
                new ApiProperties(baseUrl, email, token, Duration.ofSeconds(1), 4, minute, minute, List.of(), null));
    }

    private static AccountException refusal(@Nullable String baseUrl, @Nullable String email, @Nullable String token) {
        return catchThrowableOfType(AccountException.class, () -> account(baseUrl, email, token));
    }

    @Test
    void takesCompleteSettings() {
        assertThat(account(" " + ADDRESS + "/ ", " me@a.cn\n", " s3cret\n"))
                .isEqualTo(new ApiAccount("default", URI.create(ADDRESS), "me@a.cn", "s3cret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/open_api_v1",
                "http://127.0.0.1:1/open_api_v1",
                "http://[::1]:8080/open_api_v1"
            })
    void takesPlainHttpToThisMachine(String baseUrl) {
        assertThat(account(baseUrl, "me@a.cn", "s3cret").baseUrl()).hasToString(baseUrl);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://company.udesk.cn/open_api_v1",
                "http://localhost.evil.cn/open_api_v1",
                "http://127.0.0.1.evil.cn/open_api_v1",
                "ftp://company.udesk.cn/open_api_v1"
            })
    void refusesAnythingButHttpsToAnotherMachine(String baseUrl) {
        var refusal = refusal(baseUrl, "me@a.cn", "s3cret");

        assertThat(refusal).hasMessage("number-import.api.base-url is " + baseUrl + ", expected https");
        assertThat(refusal.hint()).isEqualTo("plain http is for a sandbox on this machine only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "company.udesk.cn",
                "https://",
                "https://a b",
                "/open_api_v1",
                "https://a.cn/open_api_v1?x=1",
                "https://a.cn",
                "https://a.cn/open_api_v2"
            })
    void refusesWhatIsNoAddress(String baseUrl) {
        var refusal = refusal(baseUrl, "me@a.cn", "s3cret");

        assertThat(refusal).hasMessage("number-import.api.base-url is \"" + baseUrl + "\"");
        assertThat(refusal.hint()).isEqualTo("expected an address such as https://company.udesk.cn/open_api_v1");
    }

    @Test
    void refusesAnAddressWithAPasswordWithoutShowingIt() {
        assertThat(refusal("https://me:s3cret@company.udesk.cn/open_api_v1", "me@a.cn", "t"))
                .message()
                .contains("https://***@company.udesk.cn/open_api_v1")
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "base-url, NUMBERIMPORT_API_BASEURL or in config/application.yaml",
        "email,    NUMBERIMPORT_API_EMAIL or in config/application.yaml",
        "token,    NUMBERIMPORT_API_TOKEN"
    })
    void namesWhatIsNotSetAndWhereToSetIt(String key, String place) {
        for (var absent : new @Nullable String[] {null, "", "  "}) {
            var refusal = refusal(
                    key.equals("base-url") ? absent : ADDRESS,
                    key.equals("email") ? absent : "me@a.cn",
                    key.equals("token") ? absent : "s3cret");

            assertThat(refusal).hasMessage("number-import.api." + key + " is not set");
            assertThat(refusal.hint()).isEqualTo("set it in the environment as " + place);
        }
    }

    @Test
    void showsNeitherTokenNorEmail() {
        assertThat(account(ADDRESS, "me@a.cn", "s3cret"))
                .hasToString("ApiAccount[default at https://company.udesk.cn/open_api_v1]");
    }
}
