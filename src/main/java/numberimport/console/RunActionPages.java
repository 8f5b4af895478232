package numberimport.console;

import java.util.List;
import java.util.UUID;
import numberimport.intake.LaunchDesk;
import numberimport.intake.LaunchDesk.Asking;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Operator;
import numberimport.pipeline.Resolution;
import numberimport.pipeline.RunArchive;
import numberimport.pipeline.StopSignal;
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

    private final ImportLauncher launcher;
    private final RunArchive archive;
    private final LaunchDesk desk;
    private final Callers callers;

    RunActionPages(ImportLauncher launcher, LaunchDesk desk, Callers callers) {
        this.launcher = launcher;
        this.archive = launcher.archive();
        this.desk = desk;
        this.callers = callers;
    }

    @PostMapping("/stop")
    String stop(@PathVariable long run) {
        var asked = archive.stop(run);
        callers.did("stop", run, asked ? "asked to stop" : "it was not at work");
        return "redirect:/runs/" + run;
    }

    @PostMapping("/resume")
    String resume(@PathVariable long run, @RequestParam String wish) {
        var answer = desk.resume(asking(wish), run);
        if (answer.isNew()) {
            callers.did("resume", run, "launch " + answer.launch().launch());
        }
        return "redirect:/launches/" + answer.launch().launch();
    }

    /** What a retry would send, before it does. */
    @GetMapping("/retry")
    String plan(@PathVariable long run, @RequestParam(required = false) @Nullable String code, Model model) {
        var only = RunPages.given(code);
        model.addAttribute("line", RunLine.of(archive.show(run)));
        model.addAttribute("code", only);
        model.addAttribute("plan", RetryPlan.of(launcher.rowsToRetry(run, reasons(only))));
        model.addAttribute("wish", UUID.randomUUID().toString());
        return "retry";
    }

    @PostMapping("/retry")
    String retry(
            @PathVariable long run, @RequestParam(required = false) @Nullable String code, @RequestParam String wish) {
        var only = reasons(RunPages.given(code));
        var answer = desk.retry(asking(wish), run, only);
        if (answer.isNew()) {
            var which = only.isEmpty() ? "" : ", only " + only;
            callers.did("retry", run, "launch " + answer.launch().launch() + which);
        }
        return "redirect:/launches/" + answer.launch().launch();
    }

    @GetMapping("/resolve")
    String unknown(@PathVariable long run, Model model) {
        model.addAttribute("line", RunLine.of(archive.show(run)));
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
        var word = new Resolution(
                Resolution.As.parse(as),
                batches == null ? List.of() : batches,
                callers.current().name(),
                reason);
        // Nobody waits here for another process to end.
        var atOnce = new StopSignal();
        atOnce.stop("another run is being sent into its task; ask again when it has ended");
        var unused = launcher.resolve(run, word, Operator.SILENT, atOnce);
        return "redirect:/runs/" + run;
    }

    /** Rows, the calls that they take at 300 each, and the seconds that those take at least. */
    public record RetryPlan(long rows, long calls) {

        private static final int A_CALL = 300;

        static RetryPlan of(long rows) {
            return new RetryPlan(rows, (rows + A_CALL - 1) / A_CALL);
        }
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
