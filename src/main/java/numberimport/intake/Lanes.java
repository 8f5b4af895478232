package numberimport.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import numberimport.ledger.Launch;
import numberimport.ledger.Launches;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.SenderProcess;
import numberimport.pipeline.StopSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lane for each account: its launches one after the other, oldest first, since they share the account's pace. The lanes of a
 * process live as long as it says so; what a dead or silent one had goes to whoever looks next.
 */
final class Lanes implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Lanes.class);

    private static final int MOST_AT_ONCE = 8;
    private static final Duration HEARTBEAT = Launches.LIFETIME.dividedBy(3);

    private final Launches launches;
    private final Interrupted interrupted;
    private final LaunchWork work;
    private final Clock clock;
    private final Consumer<LaunchView> told;
    private final String self = SenderProcess.current().toString();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Set<StopSignal> stops = ConcurrentHashMap.newKeySet();
    private final StopSignal stop = new StopSignal();
    private final ExecutorService threads =
            Executors.newFixedThreadPool(MOST_AT_ONCE, task -> new Thread(task, "lane"));
    private final ScheduledFuture<?> beats;
    private final ScheduledExecutorService heartbeat =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "lanes"));

    /** {@code told} hears of each launch that ended, or has to wait for another turn. */
    Lanes(Launches launches, Interrupted interrupted, LaunchWork work, Clock clock, Consumer<LaunchView> told) {
        this.launches = launches;
        this.interrupted = interrupted;
        this.work = work;
        this.clock = clock;
        this.told = told;
        takeOver();
        var pause = HEARTBEAT.toMillis();
        this.beats = heartbeat.scheduleAtFixedRate(this::beat, pause, pause, TimeUnit.MILLISECONDS);
    }

    /** Puts every account that has something to do to work. */
    void serve() {
        var accounts = new TreeSet<>(launches.accountsWithWork(clock.instant()));
        accounts.addAll(interrupted.accounts());
        for (var account : accounts) {
            if (stop.reason().isEmpty() && busy.add(account)) {
                threads.execute(() -> serve(account));
            }
        }
    }

    boolean idle() {
        return busy.isEmpty() && launches.accountsWithWork(clock.instant()).isEmpty();
    }

    /** Asks all that is at work to stop in order; what was not done waits in the ledger. */
    void stop(String why) {
        stop.stop(why);
        stops.forEach(each -> each.stop(why));
    }

    @Override
    public void close() {
        stop("number-import ends");
        threads.shutdown();
        try {
            while (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                log.info("Waiting for {} to stop in order", busy);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        beats.cancel(false);
        heartbeat.shutdownNow();
    }

    private void serve(String account) {
        try {
            interrupted.of(account).forEach(run -> goOnWith(account, run));
            for (var next = take(account); next.isPresent(); next = take(account)) {
                work(next.get());
            }
        } catch (RuntimeException e) {
            log.error("Account {}: its lane broke off; its launches are tried again", account, e);
        } finally {
            busy.remove(account);
        }
    }

    private Optional<Launch> take(String account) {
        return stop.reason().isPresent() ? Optional.empty() : launches.take(account, self, clock.instant());
    }

    private void goOnWith(String account, long run) {
        var own = register();
        try {
            work.goOnWith(run, new Unattended("Run " + run, clock, Optional.empty(), false), own);
        } catch (ProblemException e) {
            log.warn("Account {}: run {} can't go on: {}", account, run, e.getMessage());
        } finally {
            stops.remove(own);
        }
    }

    private void work(Launch launch) {
        var request = launch.request();
        log.info(
                "Launch {}: {} into task {} of account {}",
                launch.id(),
                request.askedBy(),
                request.task(),
                request.account());
        var own = register();
        var hours = work.hours(launch);
        var closing = hours.filter(window -> window.isOpen(clock.instant()))
                .map(window ->
                        stopAt(window.closing(clock.instant()), own, "the hours of sending, " + window + ", are over"));
        try {
            conclude(launch, work.on(launch, hours, own));
        } finally {
            closing.ifPresent(timer -> timer.cancel(false));
            stops.remove(own);
        }
    }

    private StopSignal register() {
        var own = new StopSignal();
        stops.add(own);
        stop.reason().ifPresent(own::stop);
        return own;
    }

    private ScheduledFuture<?> stopAt(Instant moment, StopSignal own, String why) {
        var left = Duration.between(clock.instant(), moment).toMillis();
        return heartbeat.schedule(() -> own.stop(why), left, TimeUnit.MILLISECONDS);
    }

    private void conclude(Launch launch, LaunchResult result) {
        if (result instanceof LaunchResult.Ended ended) {
            if (launches.ended(launch.id(), self, ended.ending())) {
                log.info(
                        "Launch {} ended, exit {}: {}",
                        launch.id(),
                        ended.ending().exitCode(),
                        ended.ending().message());
                told.accept(LaunchView.ended(launch, ended.ending()));
            }
        } else if (result instanceof LaunchResult.Failed failed) {
            launches.failed(launch.id(), self, failed.due(), failed.why());
            log.warn("Launch {} failed, tried again at {}: {}", launch.id(), failed.due(), failed.why());
            told.accept(LaunchView.waiting(launch, failed.exitCode(), failed.why()));
        } else if (result instanceof LaunchResult.Postponed postponed) {
            launches.postpone(launch.id(), self, postponed.due(), postponed.why());
            log.info("Launch {} waits until {}: {}", launch.id(), postponed.due(), postponed.why());
            told.accept(LaunchView.waiting(launch, ExitCode.STOPPED.code(), postponed.why()));
        }
    }

    private void beat() {
        try {
            launches.renew(self);
            takeOver();
        } catch (RuntimeException e) {
            log.warn("The launches of this process could not be renewed, {}; tried again", e.getMessage());
        }
    }

    private void takeOver() {
        var freed = launches.evictSilent();
        for (var owner : launches.owners()) {
            if (SenderProcess.parse(owner).knownDead()) {
                freed += launches.evict(owner);
            }
        }
        if (freed > 0) {
            log.info("{} launches were taken over from processes that ended", freed);
        }
    }
}
