package numberimport.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import numberimport.ledger.DeliveryCounts;
import numberimport.ledger.ImportLedger;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows of its surroundings: which processes send just now, what each account's API was last seen to enforce, and whether
 * notifications reach their recipients.
 */
public final class SystemState {

    private static final Duration A_WEEK = Duration.ofDays(7);

    private final ImportLedger ledger;
    private final Accounts accounts;
    private final Clock clock;

    SystemState(ImportLedger ledger, Accounts accounts, Clock clock) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** A process at work on a task, or on making one where that is null. */
    public record Sender(
            String host, long pid, String account, @Nullable Long task) {}

    /** An account's API, never called where nothing is known of it; {@code shortcoming} is null where it enforces what settling relies on. */
    public record Api(
            String account,
            @Nullable Instant checkedAt,
            @Nullable String shortcoming) {}

    /** How many notifications wait, and how many recipients were given up in the last seven days. */
    public DeliveryCounts notifications() {
        return ledger.deliveries().counts(clock.instant().minus(A_WEEK));
    }

    public List<Sender> senders() {
        return ledger.senderLeases().held().stream()
                .map(lease -> {
                    var process = SenderProcess.parse(lease.owner());
                    return new Sender(
                            process.host(),
                            process.pid(),
                            lease.account(),
                            lease.task() == Work.NO_TASK ? null : lease.task());
                })
                .toList();
    }

    public List<Api> apis() {
        return accounts.names().stream()
                .map(account -> ledger.capabilities()
                        .of(account)
                        .map(known -> new Api(
                                account,
                                known.checkedAt(),
                                ApiCapability.shortcoming(known).orElse(null)))
                        .orElse(new Api(account, null, null)))
                .toList();
    }
}
