package numberimport.access;

import java.util.List;
import numberimport.access.Holds.HoldView;

/** Puts accounts on hold, here or on a server; {@link Holds#EVERY} in the place of an account is all of them. */
public interface HoldBook {

    /** All that are in force. */
    List<HoldView> all();

    /** In the place of one that is in force. */
    HoldView place(String account, String person, String reason);

    void lift(String account, String person);
}
