package numberimport.sandbox.campaign;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import numberimport.sandbox.dialling.CampaignClock;
import numberimport.sandbox.dialling.DiallingFloor;
import numberimport.sandbox.dialling.ScriptedResults;
import numberimport.sandbox.store.Database;
import numberimport.sandbox.store.DialList;
import numberimport.sandbox.store.SavedTime;
import numberimport.sandbox.store.Store;
import numberimport.sandbox.store.Task;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves the dialling floor on: a thread of its own does so several times a second, and whoever is about to answer does so before.
 * One at a time; nothing else waits for it. A stopping task is disabled as soon as none of its calls is in progress. Calls in
 * progress when the sandbox ends count as never made. Campaign time stands still while the sandbox is down, unless the real
 * time has overtaken it by then. Where it runs faster than the machine can play what happens, the counts lag behind it.
 */
public final class Dialler implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Dialler.class);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int TICKS_PER_SAVE = 10;

    private final Store store;
    private final SavedTime saved;
    private final CampaignClock clock;
    private final DiallingFloor floor;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(Dialler::daemon);
    private int ticks;

    /** How fast campaign time runs at first, and what the outcomes of calls follow from. */
    public record Setting(java.time.Clock realTime, double speed, long seed, ScriptedResults script) {}

    public Dialler(Database database, Store store, Setting setting) {
        this.store = store;
        saved = new SavedTime(database);
        clock = new CampaignClock(setting.realTime(), setting.speed(), saved.read());
        floor = new DiallingFloor(setting.seed(), setting.script(), new DialList(database));
    }

    /** From now on campaigns go on by themselves. */
    public void start() {
        var unused = ticker.scheduleWithFixedDelay(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Campaign time, whose speed can be changed. */
    public CampaignClock clock() {
        return clock;
    }

    /** Plays what has happened up to now, but gives up for this time where that takes longer than half a second. */
    public void catchUp() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            var upToDate = false;
            while (!upToDate && turn.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                try {
                    upToDate = advance() || System.nanoTime() > deadline;
                } finally {
                    turn.unlock();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops an enabled task: at once where none of its calls is in progress. False where it isn't enabled. */
    public boolean stop(Task task) {
        return inTurn(() -> {
                    if (!store.tasks().stop(task.id())) {
                        return 0;
                    }
                    settle(task);
                    return 1;
                })
                > 0;
    }

    /** Drops a task with its calls in progress, its pool and its sums. */
    public void delete(Task task) {
        var unused = inTurn(() -> {
            store.tasks().delete(task);
            floor.forget(task.id());
            return 0;
        });
    }

    /** How many of a task's calls are ringing, waiting or talking. */
    public int inProgress(long task) {
        return inTurn(() -> floor.inProgress(task));
    }

    /** Waits until the thread of its own has ended. */
    @Override
    public void close() {
        ticker.shutdown();
        try {
            var unused = ticker.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        saved.write(clock.instant());
    }

    private void tick() {
        try {
            catchUp();
            ticks++;
            if (ticks % TICKS_PER_SAVE == 0) {
                saved.write(clock.instant());
            }
        } catch (RuntimeException failure) {
            LOG.warn("The sandbox's dialling failed, and goes on.", failure);
        }
    }

    private boolean advance() {
        var upToDate = floor.advance(clock.instant());
        store.tasks().active().stream()
                .filter(task -> task.status() == Task.STOPPING)
                .forEach(this::settle);
        return upToDate;
    }

    private void settle(Task task) {
        if (floor.inProgress(task.id()) == 0) {
            store.tasks().stopped(task.id());
        }
    }

    private int inTurn(IntSupplier work) {
        turn.lock();
        try {
            return work.getAsInt();
        } finally {
            turn.unlock();
        }
    }

    private static Thread daemon(@Nullable Runnable work) {
        var thread = new Thread(work, "sandbox-dialling");
        thread.setDaemon(true);
        // Tomcat takes a thread with its class loader for a leak.
        thread.setContextClassLoader(Dialler.class.getClassLoader());
        return thread;
    }
}
