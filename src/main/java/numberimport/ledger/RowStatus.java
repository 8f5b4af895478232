package numberimport.ledger;

import java.util.Locale;

/** Why a row is not in the task: stopped here (the first three) or refused by the API. */
public enum RowStatus {
    REJECTED,
    DUPLICATE,
    SUPPRESSED,
    REFUSED,
    /** Waits in a batch that has not been sent. */
    UNSENT,
    /** Went out in a batch whose outcome is not known. */
    UNKNOWN;

    /** The word that reports and JSON use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
