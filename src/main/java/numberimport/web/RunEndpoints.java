package numberimport.web;

import java.util.List;
import numberimport.pipeline.AuditView;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.RunArchive;
import numberimport.pipeline.RunView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells of runs and of what people did, in the same JSON as the command line. */
@RestController
@RequestMapping("/api/v1")
final class RunEndpoints {

    private final RunArchive archive;

    RunEndpoints(ImportLauncher launcher) {
        this.archive = launcher.archive();
    }

    @GetMapping("/runs")
    RunList newest(@RequestParam(defaultValue = "20") int limit) {
        return new RunList(archive.newest(Limits.page(limit)));
    }

    @GetMapping("/runs/{run}")
    RunView one(@PathVariable long run) {
        return archive.show(run);
    }

    @GetMapping("/runs/{run}/audit")
    AuditList audit(@PathVariable long run) {
        return new AuditList(archive.audit(run));
    }

    @GetMapping("/audit")
    AuditList audit(@RequestParam(defaultValue = "100") int limit) {
        return new AuditList(archive.audit(Limits.page(limit)));
    }

    /** Several runs, the newest first. */
    record RunList(List<RunView> runs) {}

    /** What people did. */
    record AuditList(List<AuditView> audit) {}
}
