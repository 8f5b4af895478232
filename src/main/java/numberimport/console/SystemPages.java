package numberimport.console;

import numberimport.access.Tokens;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Settings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Whether all is well, accounts and their holds, who sends, and what people did. Never a secret. */
@Controller
final class SystemPages {

    private static final int AUDIT = 200;

    private final Settings settings;
    private final Tokens tokens;
    private final ImportLauncher launcher;
    private final SystemHealth health;

    SystemPages(Settings settings, Tokens tokens, ImportLauncher launcher, SystemHealth health) {
        this.settings = settings;
        this.tokens = tokens;
        this.launcher = launcher;
        this.health = health;
    }

    @GetMapping("/system")
    String system(Model model) {
        var state = launcher.state();
        model.addAttribute("health", health.parts());
        model.addAttribute("notifications", state.notifications());
        model.addAttribute("version", Console.class.getPackage().getImplementationVersion());
        model.addAttribute("accounts", launcher.accounts().names());
        model.addAttribute("senders", state.senders());
        model.addAttribute("apis", state.apis());
        model.addAttribute("tokens", tokens.all());
        model.addAttribute(
                "dataDir", settings.dataDir().toAbsolutePath().normalize().toString());
        model.addAttribute("batchSize", settings.batchSize());
        model.addAttribute("region", settings.region());
        return "system";
    }

    @GetMapping("/audit")
    String audit(Model model) {
        model.addAttribute("audit", launcher.archive().audit(AUDIT));
        return "audit";
    }
}
