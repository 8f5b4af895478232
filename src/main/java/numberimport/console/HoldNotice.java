package numberimport.console;

import java.util.List;
import numberimport.access.Holds;
import numberimport.access.Holds.HoldView;

/** The holds in force, for the pages that tell of them; the ledger is asked by those alone. It never places or lifts one. */
public final class HoldNotice {

    private final Holds holds;

    HoldNotice(Holds holds) {
        this.holds = holds;
    }

    /** All of them. */
    public List<HoldView> all() {
        return holds.all();
    }

    /** What an account waits for: its own hold, and that of every account. */
    public List<HoldView> of(String account) {
        return all().stream()
                .filter(hold -> hold.account().equals(account) || hold.account().equals(Holds.EVERY))
                .toList();
    }
}
