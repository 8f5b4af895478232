package numberimport.web;

import java.util.List;
import numberimport.access.KeptAccounts;
import numberimport.access.Role;
import numberimport.pipeline.AccountView;
import numberimport.pipeline.AccountWish;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Keeps accounts. Gives no token back, and the e-mail to admins only. */
@RestController
@RequestMapping("/api/v1/accounts")
final class AccountEndpoints {

    private static final String ANY = "*";

    private final KeptAccounts accounts;
    private final Callers callers;

    AccountEndpoints(KeptAccounts accounts, Callers callers) {
        this.accounts = accounts;
        this.callers = callers;
    }

    @GetMapping
    AccountList accounts() {
        return new AccountList(accounts.all().stream().map(this::shown).toList());
    }

    @GetMapping("/{name}")
    AccountView account(@PathVariable String name) {
        return shown(accounts.one(name));
    }

    /** A new account, or what changes of one; with {@code If-None-Match: *} the first only, with {@code If-Match: *} the second. */
    @PutMapping("/{name}")
    AccountView keep(
            @PathVariable String name,
            @RequestBody AccountWish wish,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNone,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifAny) {
        var person = callers.current().name();
        if (isGiven(HttpHeaders.IF_NONE_MATCH, ifNone)) {
            return accounts.add(name, wish, person);
        }
        return isGiven(HttpHeaders.IF_MATCH, ifAny)
                ? accounts.change(name, wish, person)
                : accounts.put(name, wish, person);
    }

    @DeleteMapping("/{name}")
    ResponseEntity<Void> forget(@PathVariable String name) {
        accounts.remove(name, callers.current().name());
        return ResponseEntity.noContent().build();
    }

    /** Whether a condition about what is there is given; the only one is that there is something. */
    static boolean isGiven(String header, @Nullable String value) {
        if (value != null && !value.equals(ANY)) {
            throw new IllegalArgumentException(header + " is \"" + value + "\", expected " + ANY + ".");
        }
        return value != null;
    }

    private AccountView shown(AccountView account) {
        return callers.current().role() == Role.ADMIN ? account : account.withoutEmail();
    }

    /** All accounts, the default one first. */
    record AccountList(List<AccountView> accounts) {}
}
