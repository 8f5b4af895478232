package numberimport.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import numberimport.access.Caller;
import numberimport.access.Holds;
import numberimport.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page has: who looks at it, what they may do, how things are written, and where they are. */
@ControllerAdvice(basePackageClasses = Console.class)
final class Frame {

    private final Shown.Formats formats;
    private final HoldNotice holds;

    Frame(Shown.Formats formats, Holds holds) {
        this.formats = formats;
        this.holds = new HoldNotice(holds);
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

    @ModelAttribute("holds")
    HoldNotice holds() {
        return holds;
    }

    /** What follows the page's path, for a link to it in another language. */
    @ModelAttribute("query")
    String query(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null || !request.getMethod().equals(HttpMethod.GET.name())
                ? ""
                : Stream.of(query.split("&"))
                        .filter(field -> !field.startsWith("lang="))
                        .map(field -> field + "&")
                        .collect(Collectors.joining());
    }

    /** The room of the console that the page is in, for the navigation. */
    @ModelAttribute("room")
    String room(HttpServletRequest request) {
        var path = request.getRequestURI().split("/", -1);
        return path.length < 2 ? "" : path[1];
    }
}
