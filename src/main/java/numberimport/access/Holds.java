package numberimport.access;

import java.time.Clock;
import java.util.List;
import numberimport.ledger.AccountHold;
import numberimport.ledger.AccountHolds;
import numberimport.pipeline.Accounts;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;

/** Puts accounts on hold, one by one or all at once: what is at work stops in order before its next call, and goes on afterwards. */
public final class Holds implements HoldBook {

    /** In the place of an account: every account. */
    public static final String EVERY = "every";

    private static final int LONGEST_REASON = 300;

    private final AccountHolds holds;
    private final Audit audit;
    private final Accounts accounts;
    private final Clock clock;

    public Holds(ImportLauncher launcher, Clock clock) {
        this.holds = launcher.ledger().accountHolds();
        this.audit = new Audit(launcher, clock);
        this.accounts = launcher.accounts();
        this.clock = clock;
    }

    /** A hold as people see it. */
    public record HoldView(String account, String person, String reason, String since) {}

    @Override
    public HoldView place(String account, String person, String reason) {
        if (reason.isBlank()) {
            throw problem("REASON_MISSING", "A hold needs a reason in words.", "those who wait will read it");
        }
        if (reason.length() > LONGEST_REASON) {
            throw problem(
                    "REASON_TOO_LONG",
                    "The reason has " + reason.length() + " characters, expected at most " + LONGEST_REASON + ".",
                    "those who wait will read it");
        }
        if (!account.equals(EVERY)) {
            accounts.require(account);
        }
        var hold = new AccountHold(key(account), person, reason, clock.instant());
        holds.place(hold);
        audit.did(person, "hold", null, account + ": " + reason);
        return view(hold);
    }

    @Override
    public void lift(String account, String person) {
        if (!holds.lift(key(account))) {
            throw problem(
                    "HOLD_UNKNOWN",
                    "\"" + account + "\" is not on hold; there are: "
                            + all().stream().map(HoldView::account).toList() + ".",
                    "number-import hold list");
        }
        audit.did(person, "hold lifted", null, account);
    }

    @Override
    public List<HoldView> all() {
        return holds.all().stream().map(Holds::view).toList();
    }

    private static HoldView view(AccountHold hold) {
        return new HoldView(
                hold.account().equals(AccountHold.EVERY) ? EVERY : hold.account(),
                hold.person(),
                hold.reason(),
                hold.since().toString());
    }

    private static String key(String account) {
        return account.equals(EVERY) ? AccountHold.EVERY : account;
    }

    private static ProblemException problem(String code, String message, String hint) {
        return new ProblemException(new Problem(code, message, hint, ExitCode.USAGE));
    }
}
