package numberimport.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import numberimport.access.Holds;
import numberimport.access.Tokens;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.RunArchive;
import numberimport.pipeline.Settings;
import numberimport.web.Callers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Profiles, accounts and their holds, and what people did. Never a secret. */
@Controller
final class SystemPages {

    private static final int AUDIT = 200;

    private final Settings settings;
    private final Holds holds;
    private final Tokens tokens;
    private final RunArchive archive;
    private final Callers callers;

    SystemPages(Settings settings, Holds holds, Tokens tokens, ImportLauncher launcher, Callers callers) {
        this.settings = settings;
        this.holds = holds;
        this.tokens = tokens;
        this.archive = launcher.archive();
        this.callers = callers;
    }

    @GetMapping("/profiles")
    String profiles(Model model) {
        model.addAttribute("names", settings.profiles().names());
        return "profiles";
    }

    @GetMapping("/profiles/{name}")
    String profile(@PathVariable String name, Model model) {
        model.addAttribute("name", name);
        var profile = settings.profiles().load(name);
        model.addAttribute("profile", profile);
        model.addAttribute("lists", profile.dnc().stream().map(NumberList::of).toList());
        return "profile";
    }

    /** A do-not-call list as it lies on the disk; without a time when it can't be read. */
    public record NumberList(String path, @Nullable Instant changed, long bytes) {

        static NumberList of(String path) {
            try {
                var file = Path.of(path);
                return new NumberList(path, Files.getLastModifiedTime(file).toInstant(), Files.size(file));
            } catch (IOException | InvalidPathException e) {
                return new NumberList(path, null, 0);
            }
        }
    }

    @GetMapping("/system")
    String system(Model model) {
        model.addAttribute("accounts", settings.accounts());
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
        model.addAttribute("audit", archive.audit(AUDIT));
        return "audit";
    }
}
