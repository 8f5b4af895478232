package numberimport.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import numberimport.api.NumberPage;
import numberimport.api.PooledNumber;
import numberimport.pipeline.Settings;
import numberimport.web.PoolDesk;
import numberimport.web.TaskDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The numbers in a task's pool: page by page, one that is looked for, or all of them as a file. Viewers see them masked. */
@Controller
@RequestMapping("/tasks/{task}/pool")
final class PoolPages {

    private final TaskDesk desk;
    private final PoolDesk pools;

    PoolPages(TaskDesk desk, PoolDesk pools) {
        this.desk = desk;
        this.pools = pools;
    }

    /** In the order in which they came. */
    @GetMapping
    String pool(
            @PathVariable long task,
            @RequestParam(defaultValue = Settings.DEFAULT_ACCOUNT) String account,
            @RequestParam(defaultValue = "0") long after,
            Model model) {
        var page = desk.pool(task, account, after);
        model.addAttribute("next", page.full() ? page.lastId() : null);
        model.addAttribute("first", after == 0);
        return pool(task, account, page.numbers(), model);
    }

    /** What is looked for, behind which id, and how many numbers were read before. */
    public record Search(
            @Nullable String account,
            @Nullable String number,
            @Nullable Long after,
            @Nullable Long read) {

        String accountOrDefault() {
            return account == null ? Settings.DEFAULT_ACCOUNT : account;
        }

        String written() {
            return number == null ? "" : number.strip();
        }

        long start() {
            return after == null ? 0 : after;
        }

        long readBefore() {
            return read == null ? 0 : read;
        }
    }

    /** Looks for a number; by a form's body, so that it stands in no log of addresses. */
    @PostMapping
    String search(@PathVariable long task, @ModelAttribute("search") Search search, Model model) {
        var account = search.accountOrDefault();
        var size = desk.one(task, account).customerCount();
        var found = pools.search(task, account, search.written(), search.start());
        var read = search.readBefore() + found.read();
        model.addAttribute("number", search.written());
        model.addAttribute("found", found);
        model.addAttribute("read", read);
        model.addAttribute("size", size);
        model.addAttribute("left", NumberPage.leastTime(Math.max(0, (size == null ? 0 : size) - read)));
        model.addAttribute("first", true);
        return pool(task, account, found.numbers(), model);
    }

    /** A CSV begins at once and comes as fast as the API gives it. */
    @GetMapping("/download")
    void download(
            @PathVariable long task,
            @RequestParam(defaultValue = Settings.DEFAULT_ACCOUNT) String account,
            @RequestParam(defaultValue = "csv") String format,
            HttpServletResponse response)
            throws IOException {
        pools.download(task, account, format, response);
    }

    private String pool(long task, String account, List<PooledNumber> numbers, Model model) {
        model.addAttribute("id", task);
        model.addAttribute("account", account);
        model.addAttribute("numbers", numbers);
        return "pool";
    }
}
