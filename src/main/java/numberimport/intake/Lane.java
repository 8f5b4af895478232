package numberimport.intake;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import numberimport.ledger.Launch;
import numberimport.ledger.Launches;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.SenderProcess;
import numberimport.pipeline.SharedFiles;
import numberimport.pipeline.StopSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a process does in the lanes that it has: an account's interrupted runs, then its launches one after the other. */
final class Lane implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Lane.class);

    private final Launches launches;
    private final SharedFiles shared;
    private final Interrupted interrupted;
    private final LaunchWork work;
    private final Clock clock;
    private final Consumer<LaunchView> told;
    private final String self = SenderProcess.current().toString();
    private final StopSignal stop = new StopSignal();
    private final Set<StopSignal> stops = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService closings =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "hours"));

    /** {@code told} hears of each launch that ended, or has to wait for another turn. */
    Lane(ImportLauncher launcher, Interrupted interrupted, LaunchWork work, Clock clock, Consumer<LaunchView> told) {
        this.launches = launcher.ledger().launches();
        this.shared = launcher.files();
        this.interrupted = interrupted;
        this.work = work;
        this.clock = clock;
        this.told = told;
    }

    /** Works in an account's lane until nothing is left to do, or it has to stop. Nobody else may be in that lane. */
    void work(String account) {
        var left = launches.giveBack(account);
        if (left > 0) {
            log.info("Account {}: {} launches were taken over from a process that ended", account, left);
        }
        for (var next = interruptedOf(account); next.isPresent(); next = interruptedOf(account)) {
            goOnWith(account, next.getAsLong());
        }
        for (var next = take(account); next.isPresent(); next = take(account)) {
            work(next.get());
        }
    }

    /** Asks all that is at work to stop in order; what was not done waits in the ledger. */
    void stop(String why) {
        stop.stop(why);
        stops.forEach(each -> each.stop(why));
    }

    boolean stopped() {
        return stop.reason().isPresent();
    }

    @Override
    public void close() {
        closings.shutdownNow();
    }

    private Optional<Launch> take(String account) {
        return stopped() ? Optional.empty() : launches.take(account, self, clock.instant());
    }

    private OptionalLong interruptedOf(String account) {
        return stopped() ? OptionalLong.empty() : interrupted.next(account);
    }

    private void goOnWith(String account, long run) {
        var own = register();
        try {
            if (work.goOnWith(account, run, new Unattended("Run " + run, clock, Optional.empty(), false), own)) {
                interrupted.left(run);
            }
        } catch (ProblemException e) {
            log.warn("Account {}: run {} can't go on: {}", account, run, e.getMessage());
        } catch (RuntimeException e) {
            interrupted.failed(run);
            throw e;
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
        return closings.schedule(() -> own.stop(why), left, TimeUnit.MILLISECONDS);
    }

    private void conclude(Launch launch, LaunchResult result) {
        if (result instanceof LaunchResult.Ended ended) {
            if (launches.ended(launch.id(), self, ended.ending())) {
                log.info(
                        "Launch {} ended, exit {}: {}",
                        launch.id(),
                        ended.ending().exitCode(),
                        ended.ending().message());
                shared.forget(Path.of(launch.request().path()));
                told.accept(LaunchView.ended(launch, ended.ending()));
            }
        } else if (result instanceof LaunchResult.Failed failed) {
            launches.failed(launch.id(), self, failed.due(), failed.why());
            log.warn("Launch {} failed, tried again at {}: {}", launch.id(), failed.due(), failed.why());
            told.accept(LaunchView.waiting(launch, launch.failures() + 1, failed.exitCode(), failed.why()));
        } else if (result instanceof LaunchResult.Postponed postponed) {
            launches.postpone(launch.id(), self, postponed.due(), postponed.why());
            log.info("Launch {} waits until {}: {}", launch.id(), postponed.due(), postponed.why());
            told.accept(LaunchView.waiting(launch, launch.failures(), ExitCode.STOPPED.code(), postponed.why()));
        }
    }
}
