package numberimport.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import numberimport.access.Caller;
import numberimport.access.Tokens;
import numberimport.web.Uploads;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of somebody whose token was revoked, and turns uploads of strangers away before anything of them is read: looking
 * for the form's secret reads all of it.
 */
final class SessionCheck extends OncePerRequestFilter {

    private final Tokens tokens;

    SessionCheck(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caller = caller(SecurityContextHolder.getContext().getAuthentication());
        if (caller != null && !tokens.stillRecognised(caller)) {
            SecurityContextHolder.clearContext();
            request.getSession().invalidate();
            response.sendRedirect("/sign-in");
        } else if (caller == null && Uploads.isUpload(request)) {
            response.sendRedirect("/sign-in");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static @Nullable Caller caller(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof Caller caller ? caller : null;
    }
}
