package numberimport.pipeline;

import java.time.Duration;
import java.util.Optional;
import numberimport.api.ApiException;
import numberimport.api.CalloutTaskApi;
import numberimport.ledger.Capabilities;
import numberimport.ledger.Capability;
import numberimport.submission.CapabilityCheck;

/** What an account's API enforces, looked at once a day, since the settling of unclear answers relies on it. */
final class ApiCapability {

    private static final Duration VALID = Duration.ofDays(1);

    private final Capabilities capabilities;
    private final CalloutTaskApi api;
    private final String account;

    ApiCapability(Capabilities capabilities, CalloutTaskApi api, String account) {
        this.capabilities = capabilities;
        this.api = api;
        this.account = account;
    }

    /** Looks again where the last look is too old; says what is missing, if anything is. */
    Optional<String> keepFresh(long task) {
        var known = capabilities.of(account);
        var now = api.serverTime();
        if (known.filter(capability -> capability.checkedAt().plus(VALID).isAfter(now))
                .isPresent()) {
            return Optional.empty();
        }
        try {
            var check = new CapabilityCheck(api, task);
            return shortcoming(
                    kept(known.filter(Capability::nonceShared).map(check::again).orElseGet(check::whole)));
        } catch (ApiException e) {
            throw ApiProblems.of(task, e);
        }
    }

    /** Looks at all of it now. */
    Capability examine(long task) {
        return kept(new CapabilityCheck(api, task).whole());
    }

    private Capability kept(Capability found) {
        capabilities.found(account, found);
        return found;
    }

    static Optional<String> shortcoming(Capability found) {
        if (found.nonce()) {
            return Optional.empty();
        }
        return Optional.of(
                found.timeWindow()
                        ? "The API takes a nonce more than once: an unclear answer takes at least nine minutes to settle"
                        : "The API enforces neither nonces nor timestamps: a batch without a clear answer stays unknown");
    }
}
