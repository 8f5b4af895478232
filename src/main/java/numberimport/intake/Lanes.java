package numberimport.intake;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.LaneHolders;
import numberimport.ledger.Launches;
import numberimport.pipeline.SenderProcess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lane for each account that has something to do, since all of an account share its pace. db-scheduler hands the lanes out, each to one
 * process at a time; that of a process which ended or has been silent for {@link #SILENCE} goes to another one.
 */
final class Lanes implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Lanes.class);

    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    /** After which a process has lost its lanes. */
    static final Duration SILENCE = HEARTBEAT.multipliedBy(4);

    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);
    private static final Duration LONGEST_STOP = Duration.ofHours(1);
    /** db-scheduler's table has tasks of other processes, which are not this one's to delete. */
    static final Duration NEVER = Duration.ofDays(36_500);

    private final Launches launches;
    private final LaneHolders holders;
    private final Interrupted interrupted;
    private final Lane lane;
    private final Clock clock;
    private final String self = SenderProcess.current().toString();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final CustomTask<Void> task = Tasks.custom(LaneHolders.TASK, Void.class)
            .onFailureReschedule(FixedDelay.of(AFTER_A_FAULT))
            .execute((instance, context) -> {
                work(instance.getId());
                return new OnCompleteRemove<>();
            });
    private final Scheduler scheduler;
    private final ScheduledExecutorService heartbeat = Executors.newSingleThreadScheduledExecutor(Lanes::daemon);

    /** Works in as many lanes at once as {@code most} says. */
    Lanes(ImportLedger ledger, Interrupted interrupted, Lane lane, int most, Clock clock) {
        this.launches = ledger.launches();
        this.holders = ledger.laneHolders();
        this.interrupted = interrupted;
        this.lane = lane;
        this.clock = clock;
        this.scheduler = Scheduler.create(ledger.dataSource(), task)
                .schedulerName(new SchedulerName.Fixed(self))
                .threads(most)
                .pollingInterval(POLL)
                .enableImmediateExecution()
                // It would say so of one lane after the other, with the time at which it began: of hundreds, on a busy
                // database, the last would be taken for dead. Here it is said of all at once.
                .heartbeatInterval(NEVER)
                .deleteUnresolvedAfter(NEVER)
                .failureLogging(LogLevel.OFF, false)
                .shutdownMaxWait(LONGEST_STOP)
                .clock(clock::instant)
                .build();
        freeOfTheDead();
        scheduler.start();
        var unused = heartbeat.scheduleAtFixedRate(
                this::beat, HEARTBEAT.toMillis(), HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void beat() {
        try {
            sayAtWork();
        } catch (RuntimeException e) {
            log.warn("The ledger can't be told which lanes are worked in, {}; tried again", e.toString());
        }
    }

    private void sayAtWork() {
        var accounts = Set.copyOf(busy);
        if (!accounts.isEmpty()) {
            holders.atWork(self, accounts, clock.instant());
        }
    }

    /** Makes a lane due for every account that has something to do and none yet. */
    void serve() {
        freeOfTheDead();
        var accounts = new TreeSet<>(launches.accountsWithoutLane(clock.instant()));
        accounts.addAll(interrupted.accounts());
        for (var account : accounts) {
            if (!lane.stopped()) {
                scheduler.scheduleIfNotExists(task.instance(account), clock.instant());
            }
        }
    }

    /** Whether nothing is left to do that is not another process's. */
    boolean idle() {
        return !holders.anyFor(self)
                && launches.accountsWithWork(clock.instant()).isEmpty();
    }

    /** Asks all that is at work here to stop in order; what was not done waits in the ledger. */
    void stop(String why) {
        lane.stop(why);
    }

    @Override
    public void close() {
        stop("number-import ends");
        if (!busy.isEmpty()) {
            log.info("Waiting for {} to stop in order", busy);
        }
        try {
            if (!scheduler.getSchedulerState().isShuttingDown()) {
                scheduler.stop();
            }
        } finally {
            heartbeat.shutdown();
            lane.close();
        }
    }

    private void work(String account) {
        if (!busy.add(account)) {
            throw new IllegalStateException(
                    "Account " + account + " is still worked for since before its lane was lost");
        }
        try {
            lane.work(account);
        } catch (RuntimeException e) {
            log.error("Account {}: its lane broke off; its launches are tried again", account, e);
            throw e;
        } finally {
            busy.remove(account);
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "lanes");
        thread.setDaemon(true);
        return thread;
    }

    /** A process that has ended on this machine is known to be dead at once; any other when it has been silent for long. */
    private void freeOfTheDead() {
        // A process that stood still must not take its own lanes for those of a dead one.
        sayAtWork();
        var silent = holders.freeSilent(clock.instant().minus(SILENCE));
        if (silent > 0) {
            log.info("{} lanes were taken over from processes that have been silent for {}", silent, SILENCE);
        }
        for (var holder : holders.all()) {
            if (SenderProcess.parse(holder).knownDead()) {
                log.info("{} lanes were taken over from {}, which has ended", holders.free(holder), holder);
            }
        }
    }
}
