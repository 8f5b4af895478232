package numberimport.pipeline;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.StoredAccount;

/**
 * Adds, changes and removes the accounts that are kept in the ledger; those of the configuration it only shows. Keeps no token but
 * encrypted, and never shows one.
 */
public final class AccountKeeper {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** The sandbox's, and what a hold calls all accounts. */
    private static final Set<String> RESERVED = Set.of(Settings.SANDBOX_ACCOUNT, "every");

    private static final int MOST_OF_A_BASE_URL = 1000;
    private static final int MOST_OF_AN_EMAIL = 320;

    private final Settings settings;
    private final ImportLedger ledger;
    private final Accounts accounts;
    private final Clock clock;

    public AccountKeeper(ImportLauncher launcher, Settings settings, Clock clock) {
        this.settings = settings;
        this.ledger = launcher.ledger();
        this.accounts = launcher.accounts();
        this.clock = clock;
    }

    /** All accounts, the default one first. */
    public List<AccountView> all() {
        var views = new TreeMap<String, AccountView>();
        ledger.storedAccounts().all().forEach(account -> views.put(account.name(), AccountView.of(account)));
        settings.accounts().forEach(name -> views.put(name, one(name)));
        return Stream.concat(Stream.ofNullable(views.remove(Settings.DEFAULT_ACCOUNT)), views.values().stream())
                .toList();
    }

    public AccountView one(String name) {
        return settings.accounts().contains(name)
                ? AccountView.configured(name, accounts.api(name))
                : AccountView.of(accounts.stored(name));
    }

    /** Whether one of this name is kept, and can be changed. */
    public boolean keeps(String name) {
        return ledger.storedAccounts().find(name).isPresent();
    }

    /** A new account; a name that there is already is a problem. */
    public AccountView add(String name, AccountWish wish, String by) {
        requireName(name);
        requireNotConfigured(name);
        var nothing = new StoredAccount(name, "", "", "", null, null, null, null, null, Instant.EPOCH, by);
        if (!ledger.storedAccounts().add(with(wish, nothing, by))) {
            throw problem(
                    "ACCOUNT_EXISTS",
                    "There is an account \"" + name + "\" already, expected a new name.",
                    "number-import account change " + name,
                    ExitCode.USAGE);
        }
        return one(name);
    }

    /** Changes what the wish gives. Whoever is at work for the account goes on as it was; whoever begins next has it as it is then. */
    public AccountView change(String name, AccountWish wish, String by) {
        requireNotConfigured(name);
        var before = accounts.stored(name);
        while (!ledger.storedAccounts().replace(changed(before, wish, by), before.changedAt())) {
            before = accounts.stored(name);
        }
        return one(name);
    }

    /** Forgets it, token and all. What is at work for it, or waits to be, is a problem. */
    public void remove(String name) {
        requireNotConfigured(name);
        accounts.require(name);
        requireIdle(name);
        ledger.storedAccounts().remove(name);
    }

    private StoredAccount changed(StoredAccount before, AccountWish wish, String by) {
        var after = with(wish, before, by);
        if (!after.baseUrl().equals(before.baseUrl())) {
            // What was sent to one company must not be looked for at another.
            requireIdle(before.name());
        }
        return after;
    }

    private StoredAccount with(AccountWish wish, StoredAccount before, String by) {
        var wanted = wish.over(before, clock.instant(), by);
        var name = wanted.name();
        requireText(name, "base URL", wanted.baseUrl(), MOST_OF_A_BASE_URL);
        requireText(name, "e-mail", wanted.email(), MOST_OF_AN_EMAIL);
        // Whether there is a token is looked at below: what it is does not matter here.
        var usable = Accounts.account(name, name, StoredSettings.of(wanted, "any"));
        var baseUrl = usable.baseUrl().toString();
        var hours = wanted.sendingWindow() == null
                ? null
                : SendingWindow.parse(wanted.sendingWindow()).toString();
        if (wish.token() != null && !wish.token().isBlank()) {
            var token = settings.tokenCipher().encrypt(wish.token().strip(), name, baseUrl);
            return wanted.with(baseUrl, token, hours);
        }
        if (!baseUrl.equals(before.baseUrl())) {
            throw problem(
                    "ACCOUNT_TOKEN_MISSING",
                    "Account \"" + name + "\" has a new base URL and no token, which is kept for one base URL only.",
                    "give the token as well, with --api-token-file",
                    ExitCode.USAGE);
        }
        return wanted.with(baseUrl, before.token(), hours);
    }

    private void requireNotConfigured(String name) {
        if (RESERVED.contains(name)) {
            throw problem(
                    "ACCOUNT_NAME",
                    "\"" + name + "\" is a name that number-import needs itself, expected another one.",
                    "for example acme",
                    ExitCode.USAGE);
        }
        if (settings.api(name).isPresent()) {
            throw problem(
                    "ACCOUNT_CONFIGURED",
                    "Account \"" + name + "\" is configured, expected one that was added.",
                    "change it where it is configured, below number-import",
                    ExitCode.USAGE);
        }
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw problem(
                    "ACCOUNT_NAME",
                    "\"" + name + "\" is no name of an account, expected at most 64 letters, digits, dashes and"
                            + " underscores.",
                    "for example acme",
                    ExitCode.USAGE);
        }
    }

    private static void requireText(String name, String what, String text, int most) {
        if (text.isBlank() || text.length() > most) {
            throw problem(
                    "ACCOUNT_INVALID",
                    "The " + what + " of account \"" + name + "\" has " + text.length() + " characters, expected 1 to "
                            + most + ".",
                    "number-import account add --help",
                    ExitCode.USAGE);
        }
    }

    private void requireIdle(String name) {
        use(name).ifPresent(use -> {
            throw problem(
                    "ACCOUNT_IN_USE",
                    "Account \"" + name + "\" is in use: " + use + ".",
                    "wait for the end, or stop it, then try again",
                    ExitCode.NOTHING_TO_DO);
        });
    }

    /** What is at work for an account, or waits to be. */
    private Optional<String> use(String name) {
        return ledger.runs()
                .active(name)
                .map(run -> "its run " + run.id() + " is " + run.state())
                .or(() -> ledger.launches().open(name).map(launch -> "launch " + launch + " has not ended"))
                .or(() -> ledger.senderLeases().held().stream()
                        .filter(lease -> lease.account().equals(name))
                        .map(lease -> "a process is at work on task " + lease.task())
                        .findFirst())
                .or(() -> ledger.schedules().all().stream()
                        .filter(schedule -> schedule.account().equals(name))
                        .map(schedule -> "schedule \"" + schedule.name() + "\" imports into it")
                        .findFirst());
    }

    private static ProblemException problem(String code, String message, String hint, ExitCode exit) {
        return new ProblemException(new Problem(code, message, hint, exit));
    }
}
