package numberimport.console;

import numberimport.access.Holds;
import numberimport.web.Callers;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Puts accounts on hold and lifts that again; the system page shows which are. */
@Controller
final class HoldPages {

    private final Holds holds;
    private final Callers callers;

    HoldPages(Holds holds, Callers callers) {
        this.holds = holds;
        this.callers = callers;
    }

    @PostMapping("/holds")
    String hold(@RequestParam String account, @RequestParam(defaultValue = "") String reason) {
        var unused = holds.place(account, callers.current().name(), reason);
        return "redirect:/system";
    }

    @PostMapping("/holds/{account}/lift")
    String lift(@PathVariable String account) {
        holds.lift(account, callers.current().name());
        return "redirect:/system";
    }
}
