package numberimport.console;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import numberimport.intake.LaunchView;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.ReasonView;
import numberimport.pipeline.RunArchive;
import numberimport.pipeline.RunFilter;
import numberimport.web.Callers;
import numberimport.web.Streams;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The runs, those that need somebody first, and each by itself while it goes on and afterwards. */
@Controller
final class RunPages {

    private static final int A_PAGE = 25;
    private static final int LAUNCHES = 50;

    private final RunArchive archive;
    private final Callers callers;
    private final Streams streams;

    RunPages(ImportLauncher launcher, Callers callers, Streams streams) {
        this.archive = launcher.archive();
        this.callers = callers;
        this.streams = streams;
    }

    @GetMapping("/")
    String home() {
        return "redirect:/runs";
    }

    @GetMapping("/runs")
    String runs(
            @ModelAttribute("asked") RunFilter asked,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        var filter = new RunFilter(given(asked.state()), given(asked.account()), asked.task(), given(asked.file()));
        var page = archive.page(filter, before, A_PAGE);
        model.addAttribute("filter", filter);
        model.addAttribute("filtered", !filter.equals(RunFilter.ALL));
        model.addAttribute("runs", page.runs().stream().map(RunLine::of).toList());
        model.addAttribute("next", page.next());
        model.addAttribute("first", before == null);
        var launches = LaunchView.newest(archive, LAUNCHES);
        model.addAttribute(
                "waiting",
                launches.stream()
                        .filter(launch -> launch.run() == null && launch.endedAt() == null)
                        .toList());
        model.addAttribute(
                "notStarted",
                launches.stream()
                        .filter(launch -> launch.run() == null && launch.exit() != null && launch.exit() != 0)
                        .toList());
        return "runs";
    }

    @GetMapping("/runs/{run}")
    String run(@PathVariable long run, Model model) {
        standing(run, model);
        model.addAttribute("reasons", reasons(run));
        model.addAttribute("audit", archive.audit(run));
        model.addAttribute("wish", UUID.randomUUID().toString());
        return "run";
    }

    /** What changes while a run goes on; when it has ended the whole page is another one. */
    @GetMapping("/runs/{run}/live")
    String live(@PathVariable long run, Model model, HttpServletResponse response) {
        if (!standing(run, model).active()) {
            response.setHeader("HX-Refresh", "true");
        }
        return "run-live";
    }

    @GetMapping(path = "/runs/{run}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> events(@PathVariable long run) {
        return streams.run(run);
    }

    /** Where a launch leads: to its run, as soon as that is at work. */
    @GetMapping("/launches/{launch}")
    String launch(
            @PathVariable long launch,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String looking,
            Model model,
            HttpServletResponse response) {
        var found = LaunchView.find(archive, launch).orElse(null);
        if (found == null) {
            return "redirect:/runs";
        }
        model.addAttribute("launch", found);
        var leads = leadsToItsRun(found);
        if (looking != null && leads) {
            response.setHeader("HX-Redirect", "/runs/" + found.run());
        } else if (looking != null && found.endedAt() != null) {
            response.setHeader("HX-Refresh", "true");
        }
        return leads && looking == null ? "redirect:/runs/" + found.run() : "launch";
    }

    private boolean leadsToItsRun(LaunchView launch) {
        var run = launch.run();
        return run != null
                && (launch.endedAt() != null || RunLine.of(archive.show(run)).active());
    }

    private RunLine standing(long run, Model model) {
        var line = RunLine.of(archive.show(run));
        var progress = archive.progress(run);
        model.addAttribute("line", line);
        model.addAttribute("run", line.run());
        model.addAttribute("progress", progress);
        return line;
    }

    private List<ReasonView> reasons(long run) {
        var reasons = archive.reasons(run);
        return callers.seesNumbers()
                ? reasons
                : reasons.stream().map(ReasonView::masked).toList();
    }

    /** An empty field of a form is one that was left out. */
    static @Nullable String given(@Nullable String field) {
        return field == null || field.isBlank() ? null : field.strip();
    }
}
