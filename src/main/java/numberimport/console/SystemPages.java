package numberimport.console;

import numberimport.access.Holds;
import numberimport.access.Tokens;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Settings;
import numberimport.web.Callers;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Accounts and their holds, who sends, and what people did. Never a secret. */
@Controller
final class SystemPages {

    private static final int AUDIT = 200;

    private final Settings settings;
    private final Holds holds;
    private final Tokens tokens;
    private final ImportLauncher launcher;
    private final Callers callers;

    SystemPages(Settings settings, Holds holds, Tokens tokens, ImportLauncher launcher, Callers callers) {
        this.settings = settings;
        this.holds = holds;
        this.tokens = tokens;
        this.launcher = launcher;
        this.callers = callers;
    }

    @GetMapping("/system")
    String system(Model model) {
        model.addAttribute("accounts", settings.accounts());
        model.addAttribute("senders", launcher.state().senders());
        model.addAttribute("apis", launcher.state().apis());
        model.addAttribute("holds", holds.all());
        model.addAttribute("tokens", tokens.all());
        model.addAttribute(
                "dataDir", settings.dataDir().toAbsolutePath().normalize().toString());
        model.addAttribute("batchSize", settings.batchSize());
        model.addAttribute("region", settings.region());
        return "system";
    }

    @PostMapping("/holds")
    String hold(@RequestParam String account, @RequestParam(defaultValue = "") String reason) {
        var unused = holds.place(account, callers.current().name(), reason);
        return "redirect:/system";
    }

    @PostMapping("/holds/{account}/lift")
    String lift(@PathVariable String account) {
        holds.lift(account, callers.current().name());
        return "redirect:/system";
    }

    @GetMapping("/audit")
    String audit(Model model) {
        model.addAttribute("audit", launcher.archive().audit(AUDIT));
        return "audit";
    }
}
