package numberimport.web;

import numberimport.access.Audit;
import numberimport.access.Caller;
import numberimport.access.Role;
import numberimport.pipeline.ImportLauncher;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who asks just now, and what is written down of it. */
final class Callers {

    private final Audit audit;

    Callers(ImportLauncher launcher, java.time.Clock clock) {
        this.audit = new Audit(launcher, clock);
    }

    /** The one whose request this thread serves. */
    Caller current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Caller caller)) {
            throw new IllegalStateException("A request without a caller came through");
        }
        return caller;
    }

    /** Whether they see phone numbers as they are. */
    boolean seesNumbers() {
        return current().role().compareTo(Role.OPERATOR) >= 0;
    }

    void did(String action, @Nullable Long run, String detail) {
        audit.did(current().name(), action, run, detail);
    }
}
