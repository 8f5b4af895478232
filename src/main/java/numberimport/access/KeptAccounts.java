package numberimport.access;

import java.time.Clock;
import java.util.List;
import numberimport.pipeline.AccountKeeper;
import numberimport.pipeline.AccountView;
import numberimport.pipeline.AccountWish;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Settings;

/** Keeps accounts in the ledger, and writes down who added, changed and removed which; never a token. */
public final class KeptAccounts implements AccountBook {

    private final AccountKeeper keeper;
    private final Audit audit;

    public KeptAccounts(ImportLauncher launcher, Settings settings, Clock clock) {
        this.keeper = new AccountKeeper(launcher, settings, clock);
        this.audit = new Audit(launcher, clock);
    }

    @Override
    public List<AccountView> all() {
        return keeper.all();
    }

    @Override
    public AccountView one(String name) {
        return keeper.one(name);
    }

    @Override
    public AccountView add(String name, AccountWish wish, String person) {
        var added = keeper.add(name, wish, person);
        audit.did(person, "account add", null, name + " at " + added.baseUrl());
        return added;
    }

    @Override
    public AccountView change(String name, AccountWish wish, String person) {
        var changes = wish.changes(keeper.one(name));
        var changed = keeper.change(name, wish, person);
        audit.did(person, "account change", null, name + " " + changes);
        return changed;
    }

    /** Adds it, or changes it where one of its name is kept. */
    public AccountView put(String name, AccountWish wish, String person) {
        return keeper.keeps(name) ? change(name, wish, person) : add(name, wish, person);
    }

    @Override
    public void remove(String name, String person) {
        keeper.remove(name);
        audit.did(person, "account remove", null, name);
    }
}
