package numberimport.web;

import java.util.List;
import numberimport.access.Role;
import numberimport.access.TokenView;
import numberimport.access.Tokens;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gives out and revokes tokens, for admins only. Tells what opens once, in the answer that gives it out. */
@RestController
@RequestMapping("/api/v1/tokens")
final class TokenEndpoints {

    private final Tokens tokens;
    private final Callers callers;

    TokenEndpoints(Tokens tokens, Callers callers) {
        this.tokens = tokens;
        this.callers = callers;
    }

    @GetMapping
    TokenList all() {
        return new TokenList(tokens.all());
    }

    @PostMapping
    ResponseEntity<Issued> issue(@RequestBody TokenWish wish) {
        if (wish.name() == null || wish.role() == null) {
            throw new IllegalArgumentException("name and role are both needed.");
        }
        var role = Role.parse(wish.role());
        var token = tokens.issue(wish.name(), role, callers.current().name());
        return ResponseEntity.status(HttpStatus.CREATED).body(new Issued(wish.name(), role.word(), token));
    }

    @DeleteMapping("/{name}")
    ResponseEntity<Void> revoke(@PathVariable String name) {
        tokens.revoke(name, callers.current().name());
        return ResponseEntity.noContent().build();
    }

    /** All tokens, by name, without what opens. */
    record TokenList(List<TokenView> tokens) {}

    /** Whose it is to be, and what they may do: viewer, operator or admin. */
    record TokenWish(@Nullable String name, @Nullable String role) {}

    /** A new token, with what opens. */
    record Issued(String name, String role, String token) {}
}
