package numberimport.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import numberimport.sandbox.store.Companies;
import numberimport.sandbox.store.Company;
import numberimport.sandbox.store.Nonces;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Admits a call: first its signature, then its nonce, then the limits. One memory of nonces serves all endpoints of a company,
 * and only a call that is rightly signed uses its nonce up.
 */
final class Gate implements HandlerInterceptor {

    private final Clock clock;
    private final Companies companies;
    private final Nonces nonces;
    private final VisitorBook visitors;

    Gate(Clock clock, Companies companies, Nonces nonces, VisitorBook visitors) {
        this.clock = clock;
        this.companies = companies;
        this.nonces = nonces;
        this.visitors = visitors;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var visit = Visit.of(request);
        admit(visit, Signature.of(request));
        return visit.mayApply() > 0;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (failure != null && !response.isCommitted()) {
            Visit.of(request).answered(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
    }

    void admit(Visit visit, Signature signature) {
        var now = clock.instant();
        var company = companies.byEmail(signature.email());
        signature.require(company.map(Company::token), now);
        var caller = company.orElseThrow();
        var earlier = nonces.useUp(caller.id(), signature.nonce(), visit.ordinal(), now);
        if (earlier.isPresent()) {
            // An import that was held back on its way may find its nonce used by a request that arrived after it.
            if (visit.endpoint() == Endpoint.ADD_NUMBERS && earlier.getAsInt() < visit.ordinal()) {
                visitors.violation(visit, "came with a nonce that was used before");
            }
            throw new RefusedCallException(ApiError.NONCE_USED);
        }
        visit.admit(caller);
        visit.answered(Success.CODE);
        if (visit.breach() != null) {
            throw new RefusedCallException(ApiError.TOO_FREQUENT, visit.breach());
        }
    }
}
