package numberimport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import numberimport.ledger.StoredAccount;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCipherTest {

    static final String KEY = key(1);

    private static final String URL = "https://acme.udesk.cn/open_api_v1";

    private final TokenCipher cipher = TokenCipher.by(KEY);

    private static String key(int of) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) of);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static StoredAccount account(String name, String baseUrl, String token) {
        return new StoredAccount(
                name, baseUrl, "me@acme.cn", token, null, null, null, null, null, Instant.EPOCH, "Ann");
    }

    @Test
    void givesBackWhatItEncrypted() {
        var encrypted = cipher.encrypt("令牌 s3cret", "acme", URL);

        assertThat(encrypted).startsWith("v1:").doesNotContain("s3cret");
        assertThat(TokenCipher.by(" " + KEY + "\n").decrypt(account("acme", URL, encrypted)))
                .isEqualTo("令牌 s3cret");
    }

    @Test
    void neverEncryptsTheSameWayTwice() {
        assertThat(cipher.encrypt("s3cret", "acme", URL)).isNotEqualTo(cipher.encrypt("s3cret", "acme", URL));
    }

    @Test
    void refusesATokenOfAnotherRow() {
        var ofAcme = cipher.encrypt("s3cret", "acme", URL);

        assertLocked("other", () -> cipher.decrypt(account("other", URL, ofAcme)));
    }

    @Test
    void refusesATokenWhoseAddressWasChanged() {
        var ofAcme = cipher.encrypt("s3cret", "acme", URL);

        assertLocked("acme", () -> cipher.decrypt(account("acme", "https://evil.cn/open_api_v1", ofAcme)));
    }

    @Test
    void refusesATokenThatAnotherKeyEncrypted() {
        var byAnother = TokenCipher.by(key(2)).encrypt("s3cret", "acme", URL);

        assertLocked("acme", () -> cipher.decrypt(account("acme", URL, byAnother)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s3cret",
                "v1:",
                "v1:AAAA",
                "v1:AAAAAAAAAAAAAAAA",
                "v1:no Base64",
                "v2:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void refusesWhatItNeverWrote(String token) {
        assertLocked("acme", () -> cipher.decrypt(account("acme", URL, token)));
    }

    @Test
    void refusesAnotherVersion() {
        var encrypted = cipher.encrypt("s3cret", "acme", URL);

        assertLocked("acme", () -> cipher.decrypt(account("acme", URL, encrypted.replace("v1:", "v2:"))));
    }

    @Test
    void refusesATokenWithOneBitChanged() {
        var encrypted =
                Base64.getDecoder().decode(cipher.encrypt("s3cret", "acme", URL).substring(3));
        for (var i = 0; i < encrypted.length; i++) {
            var changed = encrypted.clone();
            changed[i] ^= 1;
            var token = "v1:" + Base64.getEncoder().encodeToString(changed);

            assertLocked("acme", () -> cipher.decrypt(account("acme", URL, token)));
        }
    }

    private static void assertLocked(String name, ThrowingCallable decrypting) {
        assertThatThrownBy(decrypting)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem())
                                .isEqualTo(new Problem(
                                        "ACCOUNT_LOCKED",
                                        "The token of account \"" + name
                                                + "\" can't be decrypted: it was encrypted by another"
                                                + " number-import.secret-key, or its row was changed.",
                                        "set the key that it was encrypted by, or give the token again: number-import account"
                                                + " change " + name + " --api-token-file FILE",
                                        ExitCode.CONFIGURATION)));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void saysHowToMakeAKeyWhereThereIsNone(String none) {
        assertThatThrownBy(() -> TokenCipher.by(none))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem())
                                .isEqualTo(new Problem(
                                        "SECRET_KEY_MISSING",
                                        "number-import.secret-key is not set, expected the key that encrypts the tokens of"
                                                + " accounts.",
                                        "make one by openssl rand -base64 32, and set it in the environment as"
                                                + " NUMBERIMPORT_SECRETKEY",
                                        ExitCode.CONFIGURATION)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c2hvcnQga2V5 | number-import.secret-key has 9 bytes in its Base64, expected 32.",
                "not-base-64! | number-import.secret-key is no Base64, expected that of 32 bytes."
            })
    void refusesAKeyOfAnotherFormWithoutShowingIt(String key, String message) {
        assertThatThrownBy(() -> TokenCipher.by(key))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo("SECRET_KEY_INVALID");
                    assertThat(e.problem().exit()).isEqualTo(ExitCode.CONFIGURATION);
                })
                .hasMessage(message)
                .message()
                .doesNotContain(key);
    }
}
