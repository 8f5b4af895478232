package numberimport.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import numberimport.access.Caller;
import numberimport.access.Tokens;
import numberimport.web.Callers;
import numberimport.web.FailedAttempts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people sign in with their token, and out again. An address that tries too many wrong ones has to wait. */
@Controller
final class SignInPages {

    /** Where somebody signs in whose file was not taken. */
    static final String AFTER_A_LOST_UPLOAD = "/sign-in?next=/upload&notTaken";

    private static final Pattern PAGE_HERE =
            Pattern.compile("(?:/[A-Za-z0-9][A-Za-z0-9_.-]*)+(?:\\?[A-Za-z0-9=&%_.+~-]*)?");

    /** A file for download, on its run's page: a browser that gets one stays where it is, which would be here. */
    private static final Pattern DOWNLOAD = Pattern.compile("^(/runs/[0-9]+)/(?:report|results)(?:\\?.*)?$");

    private final Tokens tokens;
    private final FailedAttempts attempts;
    private final Callers callers;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    SignInPages(Tokens tokens, FailedAttempts attempts, Callers callers) {
        this.tokens = tokens;
        this.attempts = attempts;
        this.callers = callers;
    }

    @GetMapping("/sign-in")
    String form(
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(required = false) @Nullable String notTaken,
            Model model) {
        model.addAttribute("notTaken", notTaken != null);
        model.addAttribute("next", here(next));
        return "sign-in";
    }

    @PostMapping("/sign-in")
    String signIn(
            @RequestParam(defaultValue = "") String token,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var wait = attempts.wait(request.getRemoteAddr());
        if (!wait.isZero()) {
            model.addAttribute("minutes", wait.toMinutes() + 1);
            return refused(HttpStatus.TOO_MANY_REQUESTS, next, response, model);
        }
        var caller = tokens.callerOf(token.strip());
        if (caller.isEmpty()) {
            attempts.failed(request.getRemoteAddr());
            model.addAttribute("wrong", true);
            return refused(HttpStatus.UNAUTHORIZED, next, response, model);
        }
        begin(caller.get(), request, response);
        return "redirect:" + here(next);
    }

    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request) {
        callers.did("sign out", null, "console");
        request.getSession().invalidate();
        SecurityContextHolder.clearContext();
        return "redirect:/sign-in";
    }

    private void begin(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        request.getSession().invalidate();
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(Callers.recognised(caller));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        callers.did("sign in", null, "console");
    }

    private static String refused(HttpStatus status, @Nullable String next, HttpServletResponse response, Model model) {
        response.setStatus(status.value());
        model.addAttribute("next", here(next));
        return "sign-in";
    }

    /** Never a page of another site, nor one that leaves the browser here. */
    private static String here(@Nullable String next) {
        return next != null && PAGE_HERE.matcher(next).matches()
                ? DOWNLOAD.matcher(next).replaceFirst("$1")
                : "/runs";
    }
}
