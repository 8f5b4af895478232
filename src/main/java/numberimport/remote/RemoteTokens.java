package numberimport.remote;

import java.util.List;
import java.util.Map;
import numberimport.access.Role;
import numberimport.access.TokenBook;
import numberimport.access.TokenView;

/** The tokens of a server. Who gives them out and revokes them is whoever the token belongs to that is shown. */
final class RemoteTokens implements TokenBook {

    private final Server server;

    RemoteTokens(Server server) {
        this.server = server;
    }

    @Override
    public List<TokenView> all() {
        return server.get("/tokens", TokenList.class).tokens();
    }

    @Override
    public String issue(String name, Role role, String person) {
        return server.post("/tokens", Map.of("name", name, "role", role.word()), Issued.class)
                .token();
    }

    @Override
    public void revoke(String name, String person) {
        server.delete("/tokens/" + Server.segment(name));
    }

    private record TokenList(List<TokenView> tokens) {}

    private record Issued(String token) {}
}
