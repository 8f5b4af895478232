package numberimport.console;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import numberimport.intake.LaunchDesk.Asking;
import numberimport.pipeline.FileCheck;
import numberimport.pipeline.FilePreview;
import numberimport.pipeline.Operator;
import numberimport.pipeline.PreviewView;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.Settings;
import numberimport.web.AuditedDesk;
import numberimport.web.Callers;
import numberimport.web.LaunchWish;
import numberimport.web.TaskDesk;
import numberimport.web.Uploads;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** From a file to its import, in steps: what was understood, what would happen, and only then the sending. */
@Controller
@RequestMapping("/upload")
final class UploadPages {

    private static final int ROWS = 8;
    private static final String NOTHING_SENT = " Nothing was sent.";

    private final Settings settings;
    private final Uploads uploads;
    private final TaskDesk tasks;
    private final AuditedDesk desk;
    private final Callers callers;

    UploadPages(Settings settings, Uploads uploads, TaskDesk tasks, AuditedDesk desk, Callers callers) {
        this.settings = settings;
        this.uploads = uploads;
        this.tasks = tasks;
        this.desk = desk;
        this.callers = callers;
    }

    @InitBinder
    void readNumbersAndLists(WebDataBinder binder) {
        UploadFields.read(binder);
    }

    @ModelAttribute("misfits")
    List<String> misfits(@ModelAttribute("wish") LaunchWish wish, HttpServletRequest request) {
        return UploadFields.misfits(wish, request);
    }

    private static boolean hasMisfits(Model model) {
        return model.getAttribute("misfits") instanceof List<?> fields && !fields.isEmpty();
    }

    @GetMapping
    String form(@ModelAttribute("wish") LaunchWish wish, Model model) {
        choices(wish, model);
        return "upload";
    }

    @PostMapping
    String upload(
            @RequestParam("file") MultipartFile file,
            @ModelAttribute("wish") LaunchWish wish,
            @RequestParam(required = false) @Nullable String task,
            RedirectAttributes next) {
        if (file.isEmpty()) {
            throw new IllegalArgumentException("No file was chosen, or it is empty.");
        }
        var kept = uploads.keep(file, callers.current());
        next.addAttribute("account", wish.account());
        next.addAttribute("task", RunPages.given(task));
        next.addAttribute("profile", wish.profile());
        return "redirect:/upload/" + Uploads.idOf(kept);
    }

    /** How the file is understood. */
    @GetMapping("/{upload}")
    String preview(@PathVariable String upload, @ModelAttribute("wish") LaunchWish wish, Model model) {
        var file = uploads.find(upload);
        var sheets = FilePreview.sheetsToChooseFrom(file);
        choices(wish, model);
        model.addAttribute("upload", upload);
        model.addAttribute("sheets", sheets);
        try {
            var preview = new FilePreview(wish.fileOptions(settings), ROWS).of(file);
            model.addAttribute("preview", preview);
            model.addAttribute("surplus", surplus(preview));
        } catch (ProblemException e) {
            model.addAttribute("problem", e.problem());
        }
        return "upload-preview";
    }

    /** The places of the columns that the API would not take as custom fields besides those before them. */
    private static List<Integer> surplus(PreviewView preview) {
        return preview.columns().stream()
                .filter(column -> "custom".equals(column.field()))
                .skip(PreviewView.MOST_CUSTOM)
                .map(PreviewView.Column::column)
                .toList();
    }

    /** What the whole file comes to, and what it would take. */
    @GetMapping("/{upload}/check")
    String check(@PathVariable String upload, @ModelAttribute("wish") LaunchWish wish, Model model) {
        if (hasMisfits(model)) {
            return preview(upload, wish, model);
        }
        checked(upload, wish, model);
        return "upload-check";
    }

    @PostMapping("/{upload}/send")
    String send(
            @PathVariable String upload,
            @ModelAttribute("wish") LaunchWish wish,
            @RequestParam String once,
            @RequestParam(required = false) @Nullable LocalDateTime at,
            Model model) {
        if (hasMisfits(model)) {
            return preview(upload, wish, model);
        }
        model.addAttribute("at", at);
        var who = callers.current().name();
        var ticket = "console/" + who + "/" + UUID.fromString(once);
        try {
            var begin = at == null ? null : at.atZone(ZoneId.systemDefault()).toInstant();
            var answer = desk.launch(new Asking(ticket, who, 0, begin), uploads.find(upload), wish);
            return "redirect:/launches/" + answer.launch().launch();
        } catch (ProblemException e) {
            checked(upload, wish, model);
            model.addAttribute("problem", e.problem());
            return "upload-check";
        }
    }

    @PostMapping("/{upload}/cancel")
    String cancel(@PathVariable String upload) {
        uploads.forget(uploads.find(upload));
        return "redirect:/upload";
    }

    private void checked(String upload, LaunchWish wish, Model model) {
        requireAccount(wish);
        var file = uploads.find(upload);
        model.addAttribute("upload", upload);
        model.addAttribute("fileName", file.getFileName().toString());
        model.addAttribute("once", UUID.randomUUID().toString());
        try {
            var result = new FileCheck(settings).check(file, wish.fileOptions(settings), Operator.SILENT);
            model.addAttribute("check", result.run());
            model.addAttribute("examples", result.examples());
        } catch (ProblemException e) {
            model.addAttribute("problem", e.problem());
        }
        task(wish, model);
        if (model.getAttribute("task") != null && !model.containsAttribute("problem")) {
            importable(file, wish, model);
        }
    }

    /** What sending it would be refused for is told before anybody wants to send. */
    private void importable(Path file, LaunchWish wish, Model model) {
        try {
            desk.requireImportable(file, wish);
        } catch (ProblemException e) {
            model.addAttribute("problem", beforeSending(e.problem()));
        }
    }

    /** Nobody has wanted to send anything yet, so that nothing was sent is no news. */
    private static Problem beforeSending(Problem problem) {
        return new Problem(
                problem.code(),
                problem.message().replace(NOTHING_SENT, ""),
                problem.hint(),
                problem.exit(),
                problem.apiCode(),
                problem.run());
    }

    /** Where the API can't be asked just now, the page says that, and goes on without. */
    private void task(LaunchWish wish, Model model) {
        var into = wish.profile() == null
                ? null
                : settings.profiles().load(wish.profile()).into();
        var task = wish.task() == null && into != null ? into.task() : wish.task();
        var named = wish.account() == null && into != null ? into.accountOrDefault() : wish.account();
        var account = named == null ? Settings.DEFAULT_ACCOUNT : named;
        model.addAttribute("account", account);
        if (task == null) {
            return;
        }
        try {
            model.addAttribute("task", tasks.one(task, account));
        } catch (ProblemException e) {
            model.addAttribute("taskProblem", e.problem());
        }
    }

    private void choices(LaunchWish wish, Model model) {
        requireAccount(wish);
        var accounts = tasks.accounts();
        var account = wish.account() == null ? accounts.get(0) : wish.account();
        model.addAttribute("accounts", accounts);
        model.addAttribute("account", account);
        model.addAttribute("choices", tasks.choices(account).orElse(null));
        model.addAttribute("profiles", settings.profiles().names());
    }

    /** A link with an account that is gone must not lead to another one. */
    private void requireAccount(LaunchWish wish) {
        if (wish.account() != null) {
            tasks.requireAccount(wish.account());
        }
    }
}
