package numberimport.console;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import numberimport.console.Snapshots.Reader;
import numberimport.intake.LaunchView;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.RunArchive;
import numberimport.pipeline.RunFilter;
import numberimport.web.Callers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** The runs, those that need somebody first, and each by itself while it goes on and afterwards. */
@Controller
final class RunPages {

    private static final int A_PAGE = 25;
    private static final int LAUNCHES = 50;
    private static final int MOST_SPREAD_MILLIS = 900;

    private final RunArchive archive;
    private final Callers callers;
    private final Shown.Formats formats;
    private final SpringTemplateEngine templates;
    private final Snapshots snapshots;

    RunPages(ImportLauncher launcher, Callers callers, Shown.Formats formats, SpringTemplateEngine templates) {
        this.archive = launcher.archive();
        this.callers = callers;
        this.formats = formats;
        this.templates = templates;
        this.snapshots = new Snapshots(archive, formats.clock());
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
        var lines = page.runs().stream().map(RunLine::of).toList();
        var launches = LaunchView.newest(archive, LAUNCHES);
        var waiting = launches.stream()
                .filter(launch ->
                        launch.state().equals("WAITING") || (launch.run() == null && launch.endedAt() == null))
                .toList();
        model.addAttribute("runs", lines);
        model.addAttribute("next", page.next());
        model.addAttribute("first", before == null);
        model.addAttribute("waiting", waiting);
        model.addAttribute("now", formats.clock().instant().toString());
        model.addAttribute(
                "notStarted", NotStarted.among(launches, formats.clock().instant()));
        model.addAttribute(
                "busy", before == null && (!waiting.isEmpty() || lines.stream().anyMatch(RunLine::active)));
        return "runs";
    }

    @GetMapping("/runs/{run}")
    String run(@PathVariable long run, Model model) {
        var snapshot = snapshots.now(run);
        var line = snapshot.line();
        model.addAttribute("line", line);
        model.addAttribute("run", line.run());
        model.addAttribute("progress", snapshot.progress());
        model.addAttribute("stopping", snapshot.stopping());
        model.addAttribute(
                "turn",
                line.active()
                        ? null
                        : Turn.ofRun(run, archive, formats.clock().instant()).orElse(null));
        model.addAttribute("meanings", ColumnMeaning.ofMapping(line.run().file().mapping()));
        model.addAttribute("reasons", callers.shown(snapshot.reasons()));
        model.addAttribute("audit", archive.audit(run));
        model.addAttribute("differences", line.refused() ? archive.differences(run) : List.of());
        // All open pages hear of a change at once; they must not all ask at once.
        model.addAttribute("spread", ThreadLocalRandom.current().nextInt(MOST_SPREAD_MILLIS));
        model.addAttribute("wish", UUID.randomUUID().toString());
        return "run";
    }

    /** What changes while a run goes on; a second old at most. */
    @GetMapping(path = "/runs/{run}/live", produces = "text/html;charset=UTF-8")
    @ResponseBody
    String live(@PathVariable long run, Locale language) {
        var reader = new Reader(language, callers.seesNumbers());
        return snapshots.recent(run).forReader(reader, snapshot -> {
            var words = new Context(language);
            words.setVariable("show", formats.in(language));
            words.setVariable("line", snapshot.line());
            words.setVariable("run", snapshot.line().run());
            words.setVariable("progress", snapshot.progress());
            words.setVariable("stopping", snapshot.stopping());
            words.setVariable("reasons", callers.shown(snapshot.reasons()));
            words.setVariable("operates", callers.seesNumbers());
            return templates.process("run-live", Set.of("live", "newReasons"), words);
        });
    }

    /** An empty field of a form is one that was left out. */
    static @Nullable String given(@Nullable String field) {
        return field == null || field.isBlank() ? null : field.strip();
    }
}
