package numberimport.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import numberimport.ledger.AccessToken;
import numberimport.ledger.AccessTokens;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.Profiles;
import numberimport.pipeline.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Gives out tokens and recognises them. A token is shown once, when it is given out; it has 256 random bits, so that its plain SHA-256
 * tells nothing of it.
 */
public final class Tokens {

    private static final String PREFIX = "nit_";
    private static final int BYTES = 32;
    private static final Caller FROM_SETTINGS = new Caller("settings", Role.ADMIN);

    private final AccessTokens tokens;
    private final Audit audit;
    private final Clock clock;
    private final @Nullable String ofSettings;
    private final SecureRandom random = new SecureRandom();

    public Tokens(ImportLauncher launcher, Settings settings, Clock clock) {
        this.tokens = launcher.ledger().accessTokens();
        this.audit = new Audit(launcher, clock);
        this.clock = clock;
        var given = settings.web().token();
        this.ofSettings = given == null ? null : hash(given);
    }

    /** A new token, to be shown to whom it is for. */
    public String issue(String name, Role role, String by) {
        if (!Profiles.isName(name)) {
            throw problem(
                    "TOKEN_INVALID",
                    "\"" + name + "\" is no name of a token, expected letters, digits, dots, dashes and underscores.",
                    "for example: token add nightly-crm --role operator");
        }
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        if (!tokens.add(new AccessToken(name, role.name(), hash(secret), by, clock.instant()))) {
            throw problem(
                    "TOKEN_EXISTS",
                    "There is a token \"" + name + "\" already, expected a new name.",
                    "number-import token revoke " + name);
        }
        audit.did(by, "token add", null, name + ", " + role.word());
        return secret;
    }

    /** An admin's token where nobody could ask otherwise, since none was ever given out and the settings have none. */
    public Optional<String> firstOne(String by) {
        return ofSettings == null && tokens.all().isEmpty()
                ? Optional.of(issue("first-admin", Role.ADMIN, by))
                : Optional.empty();
    }

    /** Whose token it is. */
    public Optional<Caller> callerOf(String secret) {
        var hash = hash(secret);
        if (ofSettings != null && MessageDigest.isEqual(bytes(ofSettings), bytes(hash))) {
            return Optional.of(FROM_SETTINGS);
        }
        return tokens.byHash(hash).map(token -> new Caller(token.name(), Role.valueOf(token.role())));
    }

    /** Whether somebody who was recognised before would still be: the token may have been revoked since. */
    public boolean stillRecognised(Caller caller) {
        return caller.equals(FROM_SETTINGS)
                ? ofSettings != null
                : tokens.all().stream()
                        .anyMatch(token -> token.name().equals(caller.name())
                                && token.role().equals(caller.role().name()));
    }

    /** All that were given out and not revoked, by name. */
    public List<TokenView> all() {
        return tokens.all().stream()
                .map(token -> new TokenView(
                        token.name(),
                        Role.valueOf(token.role()).word(),
                        token.createdBy(),
                        token.createdAt().toString()))
                .toList();
    }

    /** From now on it opens nothing. */
    public void revoke(String name, String by) {
        if (!tokens.remove(name)) {
            throw problem(
                    "TOKEN_UNKNOWN",
                    "There is no token \"" + name + "\"; there are: "
                            + all().stream().map(TokenView::name).toList() + ".",
                    "number-import token list");
        }
        audit.did(by, "token revoke", null, name);
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(secret)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ProblemException problem(String code, String message, String hint) {
        return new ProblemException(new Problem(code, message, hint, ExitCode.USAGE));
    }
}
