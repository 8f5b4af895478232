package numberimport.remote;

import java.util.List;
import java.util.Map;
import numberimport.access.HoldBook;
import numberimport.access.Holds.HoldView;

/** The holds of a server. Who places and lifts them is whoever the token belongs to. */
final class RemoteHolds implements HoldBook {

    private final Server server;

    RemoteHolds(Server server) {
        this.server = server;
    }

    @Override
    public List<HoldView> all() {
        return server.get("/holds", HoldList.class).holds();
    }

    @Override
    public HoldView place(String account, String person, String reason) {
        return server.put(path(account), Map.of("reason", reason), HoldView.class);
    }

    @Override
    public void lift(String account, String person) {
        server.delete(path(account));
    }

    private static String path(String account) {
        return "/holds/" + Server.segment(account);
    }

    private record HoldList(List<HoldView> holds) {}
}
