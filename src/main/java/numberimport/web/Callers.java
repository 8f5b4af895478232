package numberimport.web;

import java.util.List;
import numberimport.access.Audit;
import numberimport.access.Caller;
import numberimport.access.Role;
import numberimport.api.NumberPage;
import numberimport.api.PooledNumber;
import numberimport.pipeline.FailurePage;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.PhoneMask;
import numberimport.pipeline.ReasonView;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who asks just now, and what is written down of it. */
public final class Callers {

    private final Audit audit;

    Callers(ImportLauncher launcher, java.time.Clock clock) {
        this.audit = new Audit(launcher, clock);
    }

    /** The one whose request this thread serves. */
    public Caller current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Caller caller)) {
            throw new IllegalStateException("A request without a caller came through");
        }
        return caller;
    }

    /** What Spring Security is to know of a caller: the authorities are the names of the roles. */
    public static Authentication recognised(Caller caller) {
        var authorities = caller.role().including().stream()
                .map(role -> new SimpleGrantedAuthority(role.name()))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(caller, null, authorities);
    }

    /** Whether they see phone numbers as they are. */
    public boolean seesNumbers() {
        return current().role().compareTo(Role.OPERATOR) >= 0;
    }

    /** The reasons as the caller may see them. */
    public List<ReasonView> shown(List<ReasonView> reasons) {
        return seesNumbers()
                ? reasons
                : reasons.stream().map(ReasonView::masked).toList();
    }

    /** The page as the caller may see it. */
    public FailurePage shown(FailurePage page) {
        return seesNumbers() ? page : page.masked();
    }

    /** The page of a task's pool as the caller may see it. */
    NumberPage shown(NumberPage page) {
        return seesNumbers()
                ? page
                : new NumberPage(page.numbers().stream().map(Callers::masked).toList());
    }

    private static PooledNumber masked(PooledNumber number) {
        return new PooledNumber(
                number.id(),
                masked(number.name()),
                PhoneMask.maskWritten(number.cellphone()),
                masked(number.description()),
                number.callCount(),
                number.customerAnswerCount(),
                number.agentAnswerCount());
    }

    private static @Nullable String masked(@Nullable String text) {
        return text == null ? null : PhoneMask.maskWritten(text);
    }

    /** Writes down what the caller did; {@code run} is null where it was done to none. */
    public void did(String action, @Nullable Long run, String detail) {
        audit.did(current().name(), action, run, detail);
    }
}
