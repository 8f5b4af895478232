package numberimport.console;

import java.util.LinkedHashSet;
import numberimport.pipeline.FailureFilter;
import numberimport.pipeline.FailurePage;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.RunArchive;
import numberimport.web.Callers;
import numberimport.web.Downloads;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The rows that are not in the task and why, page by page or as files. Viewers see phone numbers masked, and have no files. */
@Controller
@RequestMapping("/runs/{run}")
final class FailurePages {

    private static final int A_PAGE = 50;

    private final RunArchive archive;
    private final Callers callers;
    private final Downloads downloads;

    FailurePages(ImportLauncher launcher, Callers callers, Downloads downloads) {
        this.archive = launcher.archive();
        this.callers = callers;
        this.downloads = downloads;
    }

    @GetMapping("/failures")
    String failures(
            @PathVariable long run,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(defaultValue = FailurePage.START) String after,
            Model model) {
        var filter = new FailureFilter(RunPages.given(status), RunPages.given(code));
        var page = callers.shown(archive.failures(run, filter, after, A_PAGE));
        var columns = new LinkedHashSet<String>();
        page.failures().forEach(failure -> columns.addAll(failure.values().keySet()));
        model.addAttribute("line", RunLine.of(archive.brief(run)));
        var reasons = archive.reasons(run);
        model.addAttribute("reasons", reasons);
        model.addAttribute(
                "otherCode",
                filter.code() != null
                        && reasons.stream().noneMatch(reason -> reason.code().equals(filter.code())));
        model.addAttribute("filter", filter);
        model.addAttribute("page", page);
        model.addAttribute("columns", columns);
        model.addAttribute("first", after.equals(FailurePage.START));
        return "failures";
    }

    @GetMapping("/report")
    ResponseEntity<StreamingResponseBody> report(
            @PathVariable long run,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(defaultValue = "csv") String format) {
        return downloads.report(run, new FailureFilter(RunPages.given(status), RunPages.given(code)), format);
    }

    @GetMapping("/results")
    ResponseEntity<StreamingResponseBody> results(@PathVariable long run) {
        return downloads.results(run);
    }
}
