package numberimport.console;

import numberimport.api.PooledNumber;
import numberimport.pipeline.PhoneMask;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.Settings;
import numberimport.web.Callers;
import numberimport.web.TaskDesk;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
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
    private final Settings settings;
    private final Callers callers;

    TaskPages(TaskDesk desk, Settings settings, Callers callers) {
        this.desk = desk;
        this.settings = settings;
        this.callers = callers;
    }

    @GetMapping
    String tasks(@RequestParam(defaultValue = Settings.DEFAULT_ACCOUNT) String account, Model model) {
        model.addAttribute("account", account);
        model.addAttribute("accounts", settings.accounts());
        try {
            model.addAttribute("tasks", desk.all(account));
        } catch (ProblemException e) {
            model.addAttribute("problem", e.problem());
        }
        return "tasks";
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

    /** The numbers in its pool, in the order in which they came; viewers see them masked. */
    @GetMapping("/{task}/pool")
    String pool(
            @PathVariable long task,
            @RequestParam(defaultValue = Settings.DEFAULT_ACCOUNT) String account,
            @RequestParam(defaultValue = "0") long after,
            Model model) {
        var page = desk.pool(task, account, after);
        model.addAttribute("id", task);
        model.addAttribute("account", account);
        model.addAttribute("numbers", page.numbers().stream().map(this::shown).toList());
        model.addAttribute("next", page.full() ? page.lastId() : null);
        model.addAttribute("first", after == 0);
        return "pool";
    }

    private PooledNumber shown(PooledNumber number) {
        return callers.seesNumbers()
                ? number
                : new PooledNumber(
                        number.id(),
                        number.name(),
                        PhoneMask.maskWritten(number.cellphone()),
                        number.description() == null ? null : PhoneMask.maskWritten(number.description()),
                        number.callCount(),
                        number.customerAnswerCount(),
                        number.agentAnswerCount());
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
