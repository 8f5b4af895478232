package numberimport.pipeline;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import numberimport.api.AccountException;
import numberimport.api.ApiAccount;
import numberimport.api.ApiProperties;
import numberimport.api.CalloutTaskApi;
import numberimport.api.HttpCalloutTaskApi;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.StoredAccount;
import numberimport.ledger.StoredAccounts;

/**
 * The accounts: those of the configuration, and those that people keep in the ledger; a configured name wins. Remembers none, so that
 * whoever asks next has what was changed.
 */
public final class Accounts {

    private static final int MOST_NAMED = 10;

    private final Settings settings;
    private final Optional<ImportLedger> open;

    Accounts(Settings settings, Optional<ImportLedger> open) {
        this.settings = settings;
        this.open = open;
    }

    /** For whoever has no ledger open: it is opened for reading, and only where the configuration has no such name. */
    public static Accounts of(Settings settings) {
        return new Accounts(settings, Optional.empty());
    }

    /** The names of all, the default one first. */
    public List<String> names() {
        var sorted = new TreeSet<>(settings.accounts());
        sorted.addAll(asked(StoredAccounts::names, List.of()));
        var names = new LinkedHashSet<>(List.of(Settings.DEFAULT_ACCOUNT));
        names.addAll(sorted);
        return List.copyOf(names);
    }

    /** The credentials of an account; missing or unsafe ones, and those that can't be decrypted, are a problem. */
    public ApiAccount of(String name) {
        return account(name, credentials(name));
    }

    /** Refuses a name that no account has. */
    public void require(String name) {
        if (settings.api(name).isEmpty()) {
            stored(name);
        }
    }

    /** Pace and patience of an account, without its credentials where it is kept in the ledger. */
    public ApiProperties api(String name) {
        return settings.api(name).orElseGet(() -> StoredSettings.of(stored(name), null));
    }

    /** The hours of an account's launches; empty means at any time. */
    public Optional<SendingWindow> hours(String name) {
        return Optional.ofNullable(api(name).sendingWindow()).map(SendingWindow::parse);
    }

    /** The API of an account, as its settings are now. */
    public CalloutTaskApi connect(String name, Clock clock) {
        var found = credentials(name);
        return HttpCalloutTaskApi.connect(account(name, found), found.readTimeout(), clock);
    }

    private ApiProperties credentials(String name) {
        return settings.api(name).orElseGet(() -> {
            var stored = stored(name);
            return StoredSettings.of(stored, settings.tokenCipher().decrypt(stored));
        });
    }

    private ApiAccount account(String name, ApiProperties properties) {
        return account(name, prefix(name), properties);
    }

    static ApiAccount account(String name, String prefix, ApiProperties properties) {
        try {
            return ApiAccount.of(name, prefix, properties);
        } catch (AccountException e) {
            throw new ProblemException(
                    new Problem("ACCOUNT_INVALID", String.valueOf(e.getMessage()), e.hint(), ExitCode.CONFIGURATION));
        }
    }

    /** Where an account's properties stand, for the messages. */
    private String prefix(String name) {
        if (name.equals(Settings.DEFAULT_ACCOUNT)) {
            return "number-import.api";
        }
        return settings.api(name).isPresent() ? "number-import.accounts." + name : name;
    }

    /** One that is kept in the ledger; any other is a problem. */
    StoredAccount stored(String name) {
        return asked(accounts -> accounts.find(name), Optional.<StoredAccount>empty())
                .orElseThrow(() -> unknown(name));
    }

    private <T> T asked(Function<StoredAccounts, T> question, T nothing) {
        if (open.isPresent()) {
            return question.apply(open.get().storedAccounts());
        }
        try (var archive = RunArchive.open(settings)) {
            return archive.ledger()
                    .map(ledger -> question.apply(ledger.storedAccounts()))
                    .orElse(nothing);
        }
    }

    private ProblemException unknown(String name) {
        var names = names();
        var some = names.size() > MOST_NAMED ? names.subList(0, MOST_NAMED) + " …" : names.toString();
        return new ProblemException(new Problem(
                "ACCOUNT_UNKNOWN",
                "There is no account \"" + name + "\"; there are: " + some + ".",
                "define it below number-import.accounts." + name + ", or add it: number-import account add " + name,
                ExitCode.CONFIGURATION));
    }
}
