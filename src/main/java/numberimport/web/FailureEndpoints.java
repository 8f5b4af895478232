package numberimport.web;

import java.util.List;
import numberimport.pipeline.FailureFilter;
import numberimport.pipeline.FailurePage;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.ReasonView;
import numberimport.pipeline.RunArchive;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Tells which rows are not in the task and why: page by page, by reason, or as files. Viewers see phone numbers masked. */
@RestController
@RequestMapping("/api/v1/runs/{run}")
final class FailureEndpoints {

    private final RunArchive archive;
    private final Callers callers;
    private final Downloads downloads;

    FailureEndpoints(ImportLauncher launcher, Callers callers, Downloads downloads) {
        this.archive = launcher.archive();
        this.callers = callers;
        this.downloads = downloads;
    }

    @GetMapping("/failures")
    FailurePage failures(
            @PathVariable long run,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(defaultValue = FailurePage.START) String after,
            @RequestParam(defaultValue = "100") int limit) {
        return callers.shown(archive.failures(run, new FailureFilter(status, code), after, Limits.page(limit)));
    }

    @GetMapping("/reasons")
    Reasons reasons(@PathVariable long run) {
        return new Reasons(run, callers.shown(archive.reasons(run)));
    }

    /** The failed rows as a file that people mend and import again. */
    @GetMapping("/report")
    ResponseEntity<StreamingResponseBody> report(
            @PathVariable long run, @RequestParam(defaultValue = "csv") String format) {
        return downloads.report(run, FailureFilter.ALL, format);
    }

    /** Every row by what became of it: four files in one archive. */
    @GetMapping("/results")
    ResponseEntity<StreamingResponseBody> results(@PathVariable long run) {
        return downloads.results(run);
    }

    /** The reasons of a run, most frequent first. */
    record Reasons(long run, List<ReasonView> reasons) {}
}
