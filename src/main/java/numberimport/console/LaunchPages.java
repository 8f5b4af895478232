package numberimport.console;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import numberimport.intake.LaunchView;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.RunArchive;
import numberimport.web.AuditedDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** What was asked for and waits for its turn, and why it waits. */
@Controller
final class LaunchPages {

    private final RunArchive archive;
    private final AuditedDesk desk;
    private final Clock clock;

    LaunchPages(ImportLauncher launcher, AuditedDesk desk, Clock clock) {
        this.archive = launcher.archive();
        this.desk = desk;
        this.clock = clock;
    }

    /** Where a launch leads: to its run, as soon as that is at work. */
    @GetMapping("/launches/{launch}")
    String launch(
            @PathVariable long launch,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String looking,
            Model model,
            HttpServletResponse response) {
        var found = LaunchView.find(archive, launch).orElseThrow(() -> LaunchView.noSuchLaunch(launch));
        model.addAttribute("launch", found);
        model.addAttribute("turn", Turn.of(found, archive, clock.instant()));
        var leads = leadsToItsRun(found);
        if (looking != null && leads) {
            response.setHeader("HX-Redirect", "/runs/" + found.run());
        } else if (looking != null && found.endedAt() != null) {
            response.setHeader("HX-Refresh", "true");
        }
        return leads && looking == null ? "redirect:/runs/" + found.run() : "launch";
    }

    @PostMapping("/launches/{launch}/cancel")
    String cancel(@PathVariable long launch) {
        var unused = desk.cancel(launch);
        return "redirect:/launches/" + launch;
    }

    private boolean leadsToItsRun(LaunchView launch) {
        var run = launch.run();
        return run != null
                && (launch.endedAt() != null || RunLine.of(archive.brief(run)).active());
    }
}
