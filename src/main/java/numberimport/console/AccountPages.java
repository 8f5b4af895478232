package numberimport.console;

import jakarta.servlet.http.HttpServletResponse;
import numberimport.access.KeptAccounts;
import numberimport.access.Role;
import numberimport.pipeline.AccountView;
import numberimport.pipeline.AccountWish;
import numberimport.pipeline.ProblemException;
import numberimport.web.Callers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The accounts; admins see their e-mail, and add, change and remove those that are not configured. Never has a token. */
@Controller
@RequestMapping("/accounts")
final class AccountPages {

    private final KeptAccounts accounts;
    private final Callers callers;

    AccountPages(KeptAccounts accounts, Callers callers) {
        this.accounts = accounts;
        this.callers = callers;
    }

    @GetMapping
    String accounts(Model model) {
        return accounts("", AccountWish.NONE, model);
    }

    private String accounts(String name, AccountWish wish, Model model) {
        model.addAttribute("accounts", accounts.all().stream().map(this::shown).toList());
        model.addAttribute("name", name);
        model.addAttribute("wanted", wish);
        return "accounts";
    }

    @PostMapping
    String add(
            @RequestParam(required = false) @Nullable String name,
            @ModelAttribute("wish") AccountWish wish,
            Model model,
            HttpServletResponse response) {
        var given = name == null ? "" : name;
        try {
            var unused = accounts.add(given, wish, callers.current().name());
            return "redirect:/accounts";
        } catch (ProblemException e) {
            model.addAttribute("problem", e.problem());
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return accounts(given, wish, model);
    }

    @GetMapping("/{name}")
    String account(@PathVariable String name, Model model) {
        var account = shown(accounts.one(name));
        model.addAttribute("account", account);
        model.addAttribute("wanted", account);
        return "account";
    }

    /** The form has every field but the token as it is to be: empty hours are none. */
    @PostMapping("/{name}")
    String change(
            @PathVariable String name,
            @ModelAttribute("wish") AccountWish wish,
            Model model,
            HttpServletResponse response) {
        try {
            var unused = accounts.change(
                    name,
                    wish.sendingWindow() == null ? wish.atAnyTime() : wish,
                    callers.current().name());
            return "redirect:/accounts/" + name;
        } catch (ProblemException e) {
            model.addAttribute("problem", e.problem());
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("account", shown(accounts.one(name)));
        model.addAttribute("wanted", wish);
        return "account";
    }

    @PostMapping("/{name}/remove")
    String remove(@PathVariable String name) {
        accounts.remove(name, callers.current().name());
        return "redirect:/accounts";
    }

    private AccountView shown(AccountView account) {
        return callers.current().role() == Role.ADMIN ? account : account.withoutEmail();
    }
}
