package numberimport.access;

import java.util.List;
import numberimport.pipeline.AccountView;
import numberimport.pipeline.AccountWish;

/** Keeps accounts, here or on a server; those that are configured there can only be looked at. Gives no token back. */
public interface AccountBook {

    /** All, the default one first. */
    List<AccountView> all();

    AccountView one(String name);

    AccountView add(String name, AccountWish wish, String person);

    /** What the wish leaves out stays as it is. */
    AccountView change(String name, AccountWish wish, String person);

    void remove(String name, String person);
}
