package numberimport.notification;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import numberimport.ledger.Delivery;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.Launch;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Settings;
import numberimport.pipeline.StopSignal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the outbox in a thread of its own: each recipient hears of each launch that ended, at least once. One who can't be reached
 * is tried again for a day and a half.
 */
public final class Notifier implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Notifier.class);

    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration NEWS = Duration.ofDays(1);
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(8),
            Duration.ofHours(24));

    private final ImportLauncher launcher;
    private final ImportLedger ledger;
    private final List<Recipient> recipients;
    private final @Nullable URI console;
    private final Clock clock;
    private final StopSignal stop = new StopSignal();
    private final Thread thread = new Thread(this::run, "notifier");

    private Notifier(Settings settings, ImportLauncher launcher, Clock clock) {
        this.launcher = launcher;
        this.ledger = launcher.ledger();
        this.recipients = recipients(settings);
        this.console = settings.notifications().console();
        this.clock = clock;
    }

    /** Begins with what the ledger has. */
    public static Notifier start(ImportLauncher launcher, Settings settings, Clock clock) {
        var notifier = new Notifier(settings, launcher, clock);
        notifier.thread.start();
        return notifier;
    }

    /** Whether there is anybody to be told. */
    public boolean tellsAnybody() {
        return !recipients.isEmpty();
    }

    @Override
    public void close() {
        stop.stop("number-import ends");
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Recipient> recipients(Settings settings) {
        var all = new ArrayList<Recipient>();
        settings.notifications()
                .webhooks()
                .forEach((name, webhook) -> all.add(new HttpRecipient.Webhook(name, webhook)));
        var ping = settings.notifications().ping();
        if (ping != null) {
            all.add(new HttpRecipient.Ping(ping));
        }
        if (settings.notifications().mail().host() != null) {
            all.add(new Mailbox(settings.notifications().mail()));
        }
        return all;
    }

    private void run() {
        do {
            for (var recipient : recipients) {
                try {
                    tell(recipient);
                } catch (RuntimeException e) {
                    log.warn("{} can't be told just now: {}", recipient.name(), e.getMessage());
                }
            }
        } while (!stop.await(POLL));
    }

    private void tell(Recipient recipient) {
        var deliveries = ledger.deliveries();
        deliveries.fill(recipient.name(), clock.instant().minus(NEWS), clock.instant());
        for (var next = deliveries.take(recipient.name(), clock.instant());
                next.isPresent() && stop.reason().isEmpty();
                next = deliveries.take(recipient.name(), clock.instant())) {
            deliver(next.get(), recipient);
        }
    }

    private void deliver(Delivery delivery, Recipient recipient) {
        var launch = ledger.launches().find(delivery.launch()).orElseThrow();
        if (launch.ending() == null || !recipient.wants(launch.ending().exitCode())) {
            ledger.deliveries().delivered(delivery);
            return;
        }
        try {
            conclude(delivery, recipient.tell(message(launch), clock.instant()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private LaunchEnded message(Launch launch) {
        var ending = Objects.requireNonNull(launch.ending());
        return LaunchEnded.of(launch, ending, ending.run() == null ? null : launcher.view(ending.run()), console);
    }

    private void conclude(Delivery delivery, Reply reply) {
        if (reply instanceof Reply.Unwanted unwanted) {
            giveUp(delivery, unwanted.why());
        } else if (reply instanceof Reply.Failed failed) {
            tryAgain(delivery, failed.why());
        } else {
            ledger.deliveries().delivered(delivery);
            log.info("{} was told of launch {}", delivery.recipient(), delivery.launch());
        }
    }

    private void tryAgain(Delivery delivery, String error) {
        if (delivery.attempts() > PAUSES.size()) {
            giveUp(delivery, error);
            return;
        }
        var pause = PAUSES.get(delivery.attempts() - 1);
        ledger.deliveries().failed(delivery, clock.instant().plus(pause), error);
        log.info(
                "{} can't be told of launch {}, {}; tried again in {}",
                delivery.recipient(),
                delivery.launch(),
                error,
                pause);
    }

    private void giveUp(Delivery delivery, String error) {
        ledger.deliveries().givenUp(delivery, error);
        log.warn("{} is not told of launch {}: {}", delivery.recipient(), delivery.launch(), error);
    }
}
