package numberimport.cli;

import java.util.List;
import numberimport.access.AccountBook;
import numberimport.access.KeptAccounts;
import numberimport.pipeline.AccountView;
import numberimport.remote.RemoteServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code account}: the companies whose tasks are filled. */
@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        description = "Keeps accounts besides those of the configuration, their tokens encrypted by"
                + " number-import.secret-key; whatever begins next has them as they are then, without a restart.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AccountCommand.Add.class,
            AccountCommand.Change.class,
            AccountCommand.Show.class,
            AccountCommand.ListAll.class,
            AccountCommand.Remove.class
        })
final class AccountCommand extends CommandGroup {

    /** All of them. */
    abstract static class OnAccounts extends KeepingCommand<AccountBook> {

        OnAccounts() {
            super(KeptAccounts::new, RemoteServer::accounts);
        }

        static void tell(Output out, AccountView account) {
            if (out.json()) {
                out.json(account);
                return;
            }
            out.result("Account " + account.name() + "  "
                    + (account.configured()
                            ? "configured"
                            : "changed by " + account.changedBy() + " at " + account.changedAt()));
            out.result("  base URL         " + shown(account.baseUrl()));
            out.result("  e-mail           " + shown(account.email()));
            out.result("  pace             a call every " + account.minGapMs() + " ms, up to " + account.inFlight()
                    + " at once");
            out.result("  patience         " + account.readTimeoutMs() / 1000 + " s for an answer, "
                    + account.processingTimeMs() / 1000 + " s for what was not answered");
            out.result("  hours of sending "
                    + (account.sendingWindow() == null ? "at any time" : account.sendingWindow()));
        }

        static String shown(@Nullable String text) {
            return text == null || text.isEmpty() ? "–" : text;
        }
    }

    /** Those about one account. */
    abstract static class OnOne extends OnAccounts {

        @Parameters(paramLabel = "NAME", description = "the account")
        String name = "";
    }

    /** Those that are written down. */
    abstract static class Deed extends OnOne {

        @Mixin
        Person by = new Person();
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Keeps a new account.")
    static final class Add extends Deed {

        @Mixin
        private AccountOptions options = new AccountOptions();

        @Override
        void on(AccountBook accounts, Output out) {
            tell(out, accounts.add(name, options.toWish(true, out), by.name()));
        }
    }

    @Command(
            name = "change",
            mixinStandardHelpOptions = true,
            description =
                    "Changes what is given of an account. A new base URL needs the token again, which is encrypted"
                            + " for one only.")
    static final class Change extends Deed {

        @Mixin
        private AccountOptions options = new AccountOptions();

        @Override
        void on(AccountBook accounts, Output out) {
            tell(out, accounts.change(name, options.toWish(false, out), by.name()));
        }
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows an account, without its token.")
    static final class Show extends OnOne {

        @Override
        void on(AccountBook accounts, Output out) {
            tell(out, accounts.one(name));
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists all accounts, without their tokens.")
    static final class ListAll extends OnAccounts {

        @Override
        void on(AccountBook accounts, Output out) {
            var all = accounts.all();
            if (out.json()) {
                out.json(new AccountList(all));
                return;
            }
            var columns = new Columns()
                    .whole(16, "NAME")
                    .whole(10, "KEPT IN")
                    .whole(40, "BASE URL")
                    .whole(26, "HOURS")
                    .whole(1, "E-MAIL");
            out.result(columns.header());
            all.forEach(account -> out.result(columns.line(
                    account.name(),
                    account.configured() ? "settings" : "ledger",
                    shown(account.baseUrl()),
                    shown(account.sendingWindow()),
                    shown(account.email()))));
        }

        private record AccountList(List<AccountView> accounts) {}
    }

    @Command(
            name = "remove",
            mixinStandardHelpOptions = true,
            description = "Forgets an account for which nothing is at work or waits.")
    static final class Remove extends Deed {

        @Override
        void on(AccountBook accounts, Output out) {
            accounts.remove(name, by.name());
            out.note("Account " + name + " is forgotten.");
        }
    }
}
