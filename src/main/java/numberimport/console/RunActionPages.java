package numberimport.console;

import java.util.List;
import java.util.UUID;
import numberimport.intake.LaunchDesk.Asking;
import numberimport.pipeline.FailureFilter;
import numberimport.pipeline.FailurePage;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Resolution;
import numberimport.pipeline.RunArchive;
import numberimport.web.AuditedDesk;
import numberimport.web.Callers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Buttons of a run: stop, go on, send refused rows again after seeing how many, take a person's word on unknown outcomes. */
@Controller
@RequestMapping("/runs/{run}")
final class RunActionPages {

    private static final int EXAMPLES = 5;

    private final AuditedDesk desk;
    private final RunArchive archive;
    private final Callers callers;

    RunActionPages(AuditedDesk desk, ImportLauncher launcher, Callers callers) {
        this.desk = desk;
        this.archive = launcher.archive();
        this.callers = callers;
    }

    @PostMapping("/stop")
    String stop(@PathVariable long run) {
        var unused = desk.stop(run);
        return "redirect:/runs/" + run;
    }

    @PostMapping("/resume")
    String resume(
            @PathVariable long run, @RequestParam String wish, @RequestParam(defaultValue = "false") boolean approved) {
        var launch = desk.resume(asking(wish), run, approved).launch();
        return "redirect:/launches/" + launch.launch();
    }

    /** What a retry would send, before it does. */
    @GetMapping("/retry")
    String plan(@PathVariable long run, @RequestParam(required = false) @Nullable String code, Model model) {
        var only = RunPages.given(code);
        model.addAttribute("line", RunLine.of(archive.brief(run)));
        model.addAttribute("code", only);
        model.addAttribute("plan", desk.retryPlan(run, reasons(only)));
        var refused = archive.failures(run, new FailureFilter("refused", only), FailurePage.START, EXAMPLES);
        model.addAttribute("examples", callers.shown(refused).failures());
        model.addAttribute("wish", UUID.randomUUID().toString());
        return "retry";
    }

    @PostMapping("/retry")
    String retry(
            @PathVariable long run, @RequestParam(required = false) @Nullable String code, @RequestParam String wish) {
        var launch =
                desk.retry(asking(wish), run, reasons(RunPages.given(code))).launch();
        return "redirect:/launches/" + launch.launch();
    }

    @GetMapping("/resolve")
    String unknown(@PathVariable long run, Model model) {
        model.addAttribute("line", RunLine.of(archive.brief(run)));
        model.addAttribute("unknown", archive.unknown(run));
        return "resolve";
    }

    @PostMapping("/resolve")
    String resolve(
            @PathVariable long run,
            @RequestParam String as,
            @RequestParam(required = false) @Nullable List<Integer> batches,
            @RequestParam(defaultValue = "") String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("Nothing says what was seen, expected it in words.");
        }
        var unused = desk.resolve(run, Resolution.As.parse(as), batches == null ? List.of() : batches, reason);
        return "redirect:/runs/" + run;
    }

    /** A form that is sent twice asks once. */
    private Asking asking(String wish) {
        var who = callers.current().name();
        return new Asking("console/" + who + "/" + UUID.fromString(wish), who, 0);
    }

    private static List<String> reasons(@Nullable String code) {
        return code == null ? List.of() : List.of(code);
    }
}
