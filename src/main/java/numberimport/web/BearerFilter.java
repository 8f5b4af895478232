package numberimport.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import numberimport.access.Caller;
import numberimport.access.Tokens;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Recognises who asks by {@code Authorization: Bearer TOKEN}. */
final class BearerFilter extends OncePerRequestFilter {

    private static final String BEARER = "bearer ";

    private final Tokens tokens;
    private final FailedAttempts attempts;
    private final Refusals refusals;

    BearerFilter(Tokens tokens, FailedAttempts attempts, Refusals refusals) {
        this.tokens = tokens;
        this.attempts = attempts;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var shown = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (shown == null || !shown.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            chain.doFilter(request, response);
            return;
        }
        var address = request.getRemoteAddr();
        var wait = attempts.wait(address);
        if (!wait.isZero()) {
            refusals.tooMany(response, wait);
            return;
        }
        var caller = tokens.callerOf(shown.substring(BEARER.length()).strip());
        if (caller.isEmpty()) {
            attempts.failed(address);
        }
        caller.ifPresent(BearerFilter::recognise);
        chain.doFilter(request, response);
    }

    private static void recognise(Caller caller) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(Callers.recognised(caller));
        SecurityContextHolder.setContext(context);
    }
}
