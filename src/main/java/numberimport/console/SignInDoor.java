package numberimport.console;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.web.util.UriComponentsBuilder;

/** Sends those who are not signed in to where they sign in, and back again; tells others that their role does not include that, or
 * that their form is none of this session's. */
final class SignInDoor implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String FROM_HTMX = "HX-Request";

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (request.getHeader(FROM_HTMX) != null) {
            response.setHeader("HX-Redirect", "/sign-in");
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            return;
        }
        var target = UriComponentsBuilder.fromPath("/sign-in");
        if (request.getMethod().equals(HttpMethod.GET.name())
                && !request.getRequestURI().equals("/")) {
            var query = request.getQueryString();
            target.queryParam("next", request.getRequestURI() + (query == null ? "" : "?" + query));
        }
        response.sendRedirect(target.encode().toUriString());
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException, ServletException {
        var page = e instanceof CsrfException ? "/form-unknown" : "/not-allowed";
        request.getRequestDispatcher(page).forward(request, response);
    }
}
