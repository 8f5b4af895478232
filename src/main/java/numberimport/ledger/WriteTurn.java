package numberimport.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The turn to write to an H2 database, which one thread has at a time, of all processes that share the file. A thread that has it may
 * take it again. Whoever waits longest is next in a process, and among processes nobody is passed by for long.
 */
final class WriteTurn {

    private static final Map<String, WriteTurn> TURNS = new ConcurrentHashMap<>();
    private static final Duration MOST_WRITING = Duration.ofMinutes(5);
    private static final Duration MOST_OPENING = Duration.ofMinutes(1);
    private static final long LOOK_EVERY_NANOS = 200_000;

    private final Semaphore turn = new Semaphore(1, true);
    private final Optional<Path> file;
    private final Duration patience;
    private @Nullable Thread holder;
    private int holds;
    private @Nullable FileChannel channel;

    WriteTurn(Optional<Path> file, Duration patience) {
        this.file = file;
        this.patience = patience;
    }

    /** The one of a database, for all who have it open in this process. */
    static WriteTurn toWrite(DatabaseAddress address) {
        return of(address, "writing", MOST_WRITING);
    }

    /** The turn to open or to close its file. Whoever needs both takes the one to write first. */
    static WriteTurn toOpen(DatabaseAddress address) {
        return of(address, "opening", MOST_OPENING);
    }

    private static WriteTurn of(DatabaseAddress address, String what, Duration patience) {
        var file = address.file().map(database -> database.resolveSibling("ledger." + what));
        var name = what + " " + file.map(Path::toString).orElse(address.url());
        return TURNS.computeIfAbsent(name, unseen -> new WriteTurn(file, patience));
    }

    void take() throws SQLException {
        if (hasIt(Thread.currentThread())) {
            again();
            return;
        }
        var until = System.nanoTime() + patience.toNanos();
        if (!acquired(until)) {
            throw tooLong("Another thread of this process");
        }
        try {
            lockFile(until);
        } catch (SQLException | RuntimeException e) {
            turn.release();
            throw e;
        }
        begin(Thread.currentThread());
    }

    /** Gives it back once for each time that it was taken; from any thread, as connections may be closed by another one. */
    synchronized void giveBack() {
        holds--;
        if (holds == 0) {
            holder = null;
            try {
                unlockFile();
            } finally {
                turn.release();
            }
        }
    }

    private synchronized boolean hasIt(Thread thread) {
        return holder == thread;
    }

    private synchronized void again() {
        holds++;
    }

    private synchronized void begin(Thread thread) {
        holder = thread;
        holds = 1;
    }

    private boolean acquired(long until) {
        var interrupted = false;
        try {
            while (true) {
                try {
                    return turn.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    // The first byte is the door to the second: a process that writes again and again finds the one that waits before
    // it there.
    private void lockFile(long until) throws SQLException {
        if (file.isEmpty()) {
            return;
        }
        try {
            var opened = FileChannel.open(file.get(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                var door = locked(opened, 0, until);
                var unused = locked(opened, 1, until);
                door.release();
                channel = opened;
            } catch (IOException | SQLException | RuntimeException e) {
                opened.close();
                throw e;
            }
        } catch (IOException e) {
            throw new SQLTransientException("The file " + file.get() + " can't be locked: " + e, e);
        }
    }

    // Asked for again and again: who waits in the file system can't be interrupted without harm to the channel.
    private FileLock locked(FileChannel opened, long position, long until) throws IOException, SQLException {
        while (true) {
            var lock = opened.tryLock(position, 1, false);
            if (lock != null) {
                return lock;
            }
            if (System.nanoTime() > until) {
                throw tooLong("Another process that has " + file.orElseThrow() + " locked");
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }

    private void unlockFile() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new IllegalStateException("The file " + file + " can't be closed.", e);
            } finally {
                channel = null;
            }
        }
    }

    private SQLException tooLong(String who) {
        return new SQLTransientException(
                who + " has been writing to the database for more than " + patience.toMillis() / 1000.0 + " s.");
    }
}
