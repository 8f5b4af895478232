package numberimport.console;

import jakarta.servlet.http.HttpServletResponse;
import numberimport.access.Role;
import numberimport.intake.LaunchView;
import numberimport.intake.NewSchedule;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.RunArchive;
import numberimport.pipeline.Settings;
import numberimport.web.AuditedSchedules;
import numberimport.web.Callers;
import numberimport.web.TaskDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is imported by the clock, when next, and how it went. */
@Controller
@RequestMapping("/schedules")
final class SchedulePages {

    private static final int HISTORY = 200;

    private final AuditedSchedules schedules;
    private final RunArchive archive;
    private final Settings settings;
    private final TaskDesk tasks;
    private final Callers callers;

    SchedulePages(
            AuditedSchedules schedules, ImportLauncher launcher, Settings settings, TaskDesk tasks, Callers callers) {
        this.schedules = schedules;
        this.archive = launcher.archive();
        this.settings = settings;
        this.tasks = tasks;
        this.callers = callers;
    }

    /** A schedule as somebody writes it into the form. */
    public record Wanted(
            @Nullable String name,
            @Nullable String cron,
            @Nullable String zone,
            @Nullable String files,
            @Nullable String account,
            @Nullable Long task,
            @Nullable String profile) {

        static final Wanted NOTHING = new Wanted(null, null, null, null, null, null, null);

        NewSchedule by(String person) {
            return new NewSchedule(
                    required("name", name),
                    required("cron", cron),
                    RunPages.given(zone),
                    required("files", files),
                    RunPages.given(account),
                    task,
                    RunPages.given(profile),
                    person);
        }

        private static String required(String field, @Nullable String value) {
            var given = RunPages.given(value);
            if (given == null) {
                throw new IllegalArgumentException("\"" + field + "\" is empty.");
            }
            return given;
        }
    }

    @GetMapping
    String schedules(Model model) {
        return schedules(Wanted.NOTHING, model);
    }

    private String schedules(Wanted wanted, Model model) {
        model.addAttribute("wanted", wanted);
        model.addAttribute("folders", settings.web().folders());
        model.addAttribute("schedules", schedules.all());
        choices(wanted, model);
        model.addAttribute("profiles", settings.profiles().names());
        model.addAttribute(
                "history",
                LaunchView.newest(archive, HISTORY).stream()
                        .filter(launch -> launch.origin().equals("SCHEDULE"))
                        .limit(20)
                        .toList());
        return "schedules";
    }

    /** For the form that admins have. */
    private void choices(Wanted wanted, Model model) {
        if (callers.current().role() == Role.ADMIN) {
            var accounts = tasks.accounts();
            var account = RunPages.given(wanted.account());
            var chosen = account == null ? accounts.get(0) : account;
            model.addAttribute("accounts", accounts);
            model.addAttribute("account", chosen);
            model.addAttribute("choices", tasks.choices(chosen).orElse(null));
        }
    }

    @PostMapping
    String add(@ModelAttribute("wanted") Wanted wanted, Model model, HttpServletResponse response) {
        try {
            var unused = schedules.add(wanted.by(callers.current().name()));
            return "redirect:/schedules";
        } catch (IllegalArgumentException e) {
            model.addAttribute("found", e.getMessage());
        } catch (ProblemException e) {
            model.addAttribute("problem", e.problem());
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return schedules(wanted, model);
    }

    @PostMapping("/{name}/pause")
    String pause(@PathVariable String name) {
        var unused = schedules.pause(name);
        return "redirect:/schedules";
    }

    @PostMapping("/{name}/resume")
    String resume(@PathVariable String name) {
        var unused = schedules.resume(name);
        return "redirect:/schedules";
    }

    @PostMapping("/{name}/run-now")
    String runNow(@PathVariable String name, RedirectAttributes next) {
        var asked = schedules.runNow(name);
        next.addFlashAttribute("ran", asked.name());
        return "redirect:/schedules";
    }

    @PostMapping("/{name}/remove")
    String remove(@PathVariable String name) {
        schedules.remove(name);
        return "redirect:/schedules";
    }
}
