package numberimport.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import numberimport.ledger.AccessToken;
import numberimport.ledger.AccessTokens;
import numberimport.ledger.AccessTokens.Removal;
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
public final class Tokens implements TokenBook {

    private static final String PREFIX = "nit_";
    private static final int BYTES = 32;
    private static final Duration USE_STEP = Duration.ofHours(1);
    private static final String EXAMPLE = "for example: token add nightly-crm --role operator";
    private static final Caller FROM_SETTINGS = new Caller("settings", Role.ADMIN, Instant.EPOCH);

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

    @Override
    public String issue(String name, Role role, String by) {
        if (name.equals(FROM_SETTINGS.name())) {
            throw problem(
                    "TOKEN_INVALID",
                    "\"" + name + "\" is a name that number-import needs itself, expected another one.",
                    EXAMPLE);
        }
        if (!Profiles.isName(name)) {
            throw problem(
                    "TOKEN_INVALID",
                    "\"" + name + "\" is no name of a token, expected letters, digits, dots, dashes and underscores.",
                    EXAMPLE);
        }
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        if (!tokens.add(AccessToken.unused(name, role.name(), hash(secret), by, clock.instant()))) {
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
        return tokens.byHash(hash).map(this::used);
    }

    private Caller used(AccessToken token) {
        var now = clock.instant();
        var last = token.lastUsedAt();
        if (last == null || last.isBefore(now.minus(USE_STEP))) {
            tokens.used(token.name(), now);
        }
        return caller(token);
    }

    private static Caller caller(AccessToken token) {
        return new Caller(token.name(), Role.valueOf(token.role()), token.createdAt());
    }

    /** Whether somebody who was recognised before would still be: the token may have been revoked since, and made anew by its name. */
    public boolean stillRecognised(Caller caller) {
        return caller.equals(FROM_SETTINGS)
                ? ofSettings != null
                : tokens.all().stream().map(Tokens::caller).anyMatch(caller::equals);
    }

    @Override
    public List<TokenView> all() {
        return tokens.all().stream()
                .map(token -> new TokenView(
                        token.name(),
                        Role.valueOf(token.role()).word(),
                        token.createdBy(),
                        token.createdAt().toString(),
                        token.lastUsedAt() == null ? null : token.lastUsedAt().toString()))
                .toList();
    }

    /** Not the last one of an admin where the settings have none: nobody could give out another through the network. */
    @Override
    public void revoke(String name, String by) {
        var removal = ofSettings == null ? tokens.removeButTheLast(name, Role.ADMIN.name()) : tokens.remove(name);
        if (removal == Removal.THERE_IS_NONE) {
            throw problem(
                    "TOKEN_UNKNOWN",
                    "There is no token \"" + name + "\"; there are: "
                            + all().stream().map(TokenView::name).toList() + ".",
                    "number-import token list");
        }
        if (removal == Removal.IS_THE_LAST) {
            throw problem(
                    "TOKEN_LAST_ADMIN",
                    "Token \"" + name + "\" is the last one of an admin, expected another one that stays.",
                    "make that first: number-import token add NAME --role admin",
                    ExitCode.REFUSED);
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
        return problem(code, message, hint, ExitCode.USAGE);
    }

    private static ProblemException problem(String code, String message, String hint, ExitCode exit) {
        return new ProblemException(new Problem(code, message, hint, exit));
    }
}
