package numberimport.ledger;

import java.time.Instant;

/** An account into which nothing is to be sent: since when, by whom, and why. {@link #EVERY} stands for all of them. */
public record AccountHold(String account, String person, String reason, Instant since) {

    /** In the place of an account: every account. */
    public static final String EVERY = "*";

    /** Such as: "account default is on hold by Ann: wrong prices". */
    public String sentence() {
        return (account.equals(EVERY) ? "every account" : "account " + account) + " is on hold by " + person + ": "
                + reason;
    }
}
