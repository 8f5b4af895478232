package numberimport.console;

import java.util.UUID;
import numberimport.api.TaskType;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.RunArchive;
import numberimport.pipeline.Settings;
import numberimport.web.Callers;
import numberimport.web.TaskDesk;
import numberimport.web.TaskWish;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The callout tasks of an account: whether they take numbers, and how much room they have. */
@Controller
@RequestMapping("/tasks")
final class TaskPages {

    private final TaskDesk desk;
    private final RunArchive archive;
    private final Callers callers;

    TaskPages(TaskDesk desk, ImportLauncher launcher, Callers callers) {
        this.archive = launcher.archive();
        this.desk = desk;
        this.callers = callers;
    }

    @GetMapping
    String tasks(@RequestParam(defaultValue = Settings.DEFAULT_ACCOUNT) String account, Model model) {
        model.addAttribute("account", account);
        model.addAttribute("accounts", desk.accounts());
        try {
            model.addAttribute("tasks", desk.all(account));
            model.addAttribute("newest", archive.newestInto(account));
        } catch (ProblemException e) {
            model.addAttribute("problem", e.problem());
        }
        return "tasks";
    }

    /** What a form offers of an account, for one where another account was chosen. */
    @GetMapping("/choices")
    String choices(@RequestParam String account, Model model) {
        model.addAttribute("account", account);
        model.addAttribute("choices", desk.choices(account).orElse(null));
        return "choices";
    }

    /** A new task: the form. */
    @GetMapping("/new")
    String form(@RequestParam(defaultValue = Settings.DEFAULT_ACCOUNT) String account, Model model) {
        return form(account, TaskWish.NONE, UUID.randomUUID(), model);
    }

    /** Made once, however often the form is sent. */
    @PostMapping
    String create(
            @ModelAttribute("task") TaskWish wish,
            @RequestParam String account,
            @RequestParam UUID once,
            Model model,
            RedirectAttributes next) {
        try {
            var ticket = "console/" + callers.current().name() + "/" + once;
            next.addAttribute("account", account);
            return "redirect:/tasks/" + desk.create(ticket, account, wish).id();
        } catch (IllegalArgumentException e) {
            model.addAttribute("found", e.getMessage());
            return form(account, wish, once, model);
        } catch (ProblemException e) {
            model.addAttribute("problem", e.problem());
            return form(account, wish, once, model);
        }
    }

    private String form(String account, TaskWish wish, UUID once, Model model) {
        model.addAttribute("account", account);
        model.addAttribute("accounts", desk.accounts());
        model.addAttribute("task", wish);
        model.addAttribute("types", TaskType.values());
        model.addAttribute("once", once);
        return "task-new";
    }

    /** What opening or closing it means, before it is done. */
    @GetMapping("/{task}")
    String task(
            @PathVariable long task,
            @RequestParam(defaultValue = Settings.DEFAULT_ACCOUNT) String account,
            Model model) {
        model.addAttribute("account", account);
        model.addAttribute("task", desk.one(task, account));
        return "task";
    }

    @PostMapping("/{task}/open")
    String open(@PathVariable long task, @RequestParam String account, RedirectAttributes next) {
        return switched(task, account, true, next);
    }

    @PostMapping("/{task}/close")
    String close(@PathVariable long task, @RequestParam String account, RedirectAttributes next) {
        return switched(task, account, false, next);
    }

    private String switched(long task, String account, boolean open, RedirectAttributes next) {
        var unused = desk.open(task, account, open);
        next.addAttribute("account", account);
        return "redirect:/tasks/" + task;
    }
}
