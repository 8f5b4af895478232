package numberimport.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Admits a call: first its signature, then its nonce, then the limits. One memory of nonces serves all endpoints, and only a
 * call that is rightly signed uses its nonce up.
 */
final class Gate implements HandlerInterceptor {

    private static final Duration NONCE_MEMORY = Duration.ofMinutes(15);

    private final String email;
    private final String token;
    private final Clock clock;
    private final VisitorBook visitors;
    private final Map<String, Use> usedNonces = new LinkedHashMap<>();

    Gate(SandboxOptions options, VisitorBook visitors) {
        email = options.email();
        token = options.token();
        clock = options.clock();
        this.visitors = visitors;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var visit = Visit.of(request);
        admit(visit, Signature.of(request));
        return visit.mayApply() > 0;
    }

    void admit(Visit visit, Signature signature) {
        var now = clock.instant();
        signature.require(email, token, now);
        var earlier = useUp(signature.nonce(), new Use(visit.ordinal(), now));
        if (earlier != null) {
            // An import that was held back on its way may find its nonce used by a request that arrived after it.
            if (visit.endpoint() == Endpoint.ADD_NUMBERS && earlier.request() < visit.ordinal()) {
                visitors.violation(visit, "came with a nonce that was used before");
            }
            throw new RefusedCallException(ApiError.NONCE_USED);
        }
        visit.admit();
        visit.answered(Success.CODE);
        if (visit.breach() != null) {
            throw new RefusedCallException(ApiError.TOO_FREQUENT, visit.breach());
        }
    }

    private synchronized @Nullable Use useUp(String nonce, Use use) {
        var oldest = usedNonces.values().iterator();
        while (oldest.hasNext() && !oldest.next().at().isAfter(use.at().minus(NONCE_MEMORY))) {
            oldest.remove();
        }
        return usedNonces.putIfAbsent(nonce, use);
    }

    /** The request that used a nonce up, and when it was admitted. */
    private record Use(int request, Instant at) {}
}
