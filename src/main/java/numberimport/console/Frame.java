package numberimport.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import numberimport.access.Caller;
import numberimport.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page has: who looks at it, what they may do, how things are written, and where they are. */
@ControllerAdvice(basePackageClasses = Console.class)
final class Frame {

    private final Shown.Formats formats;

    Frame(Shown.Formats formats) {
        this.formats = formats;
    }

    /** Who looks at the page. */
    record Me(String name, String role, boolean operates, boolean administers) {}

    @ModelAttribute("me")
    @Nullable
    Me me() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller
                ? new Me(
                        caller.name(),
                        caller.role().word(),
                        caller.role().compareTo(Role.OPERATOR) >= 0,
                        caller.role() == Role.ADMIN)
                : null;
    }

    @ModelAttribute("show")
    Shown show(Locale locale) {
        return formats.in(locale);
    }

    /** The room of the console that the page is in, for the navigation. */
    @ModelAttribute("room")
    String room(HttpServletRequest request) {
        var path = request.getRequestURI().split("/", -1);
        return path.length < 2 ? "" : path[1];
    }
}
