package numberimport.remote;

import java.util.List;
import numberimport.access.AccountBook;
import numberimport.pipeline.AccountView;
import numberimport.pipeline.AccountWish;

/** The accounts of a server. Who adds, changes and removes them is whoever the token belongs to. */
final class RemoteAccounts implements AccountBook {

    private final Server server;

    RemoteAccounts(Server server) {
        this.server = server;
    }

    @Override
    public List<AccountView> all() {
        return server.get("/accounts", AccountList.class).accounts();
    }

    @Override
    public AccountView one(String name) {
        return server.get(path(name), AccountView.class);
    }

    @Override
    public AccountView add(String name, AccountWish wish, String person) {
        return server.putIf("If-None-Match", path(name), wish, AccountView.class);
    }

    @Override
    public AccountView change(String name, AccountWish wish, String person) {
        return server.putIf("If-Match", path(name), wish, AccountView.class);
    }

    @Override
    public void remove(String name, String person) {
        server.delete(path(name));
    }

    private static String path(String name) {
        return "/accounts/" + Server.segment(name);
    }

    private record AccountList(List<AccountView> accounts) {}
}
