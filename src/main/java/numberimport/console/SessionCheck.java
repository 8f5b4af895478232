package numberimport.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import numberimport.access.Caller;
import numberimport.access.Tokens;
import numberimport.web.Uploads;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of somebody whose token was revoked, and turns uploads of strangers, and those that are too large, away before
 * anything of them is read: looking for the form's secret reads all of it.
 */
final class SessionCheck extends OncePerRequestFilter {

    private final Tokens tokens;

    private final long most;

    SessionCheck(Tokens tokens, long most) {
        this.tokens = tokens;
        this.most = most;
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
            response.sendRedirect(SignInPages.AFTER_A_LOST_UPLOAD);
        } else if (Uploads.isUpload(request) && request.getContentLengthLong() > most) {
            request.getRequestDispatcher("/upload-too-large").forward(new WithoutForm(request), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Whoever looks into a form reads all of it. */
    private static final class WithoutForm extends HttpServletRequestWrapper {

        WithoutForm(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return HttpMethod.GET.name();
        }

        @Override
        public @Nullable String getContentType() {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public @Nullable String getParameter(String name) {
            return null;
        }
    }

    private static @Nullable Caller caller(@Nullable Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof Caller caller ? caller : null;
    }
}
