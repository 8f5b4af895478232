package numberimport.access;

import java.util.List;

/** Gives out and revokes tokens, here or on a server. What opens is told once, when a token is given out. */
public interface TokenBook {

    /** All that were given out and not revoked, by name. */
    List<TokenView> all();

    /** A new token, to be shown to whom it is for. */
    String issue(String name, Role role, String person);

    /** From now on it opens nothing. */
    void revoke(String name, String person);
}
