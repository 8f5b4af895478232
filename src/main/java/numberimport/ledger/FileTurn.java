package numberimport.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A turn that one thread has at a time, of all processes that share an H2 file: to write, or to open and close the file. A thread that has
 * it may take it again. Whoever waits longest is next in a process, and among processes nobody is passed by for long.
 */
final class FileTurn {

    private static final Logger log = LoggerFactory.getLogger(FileTurn.class);
    private static final Map<String, FileTurn> TURNS = new ConcurrentHashMap<>();
    private static final Duration MOST_WRITING = Duration.ofMinutes(5);
    private static final Duration MOST_OPENING = Duration.ofMinutes(1);
    private static final Duration LOOK_EVERY = Duration.ofNanos(200_000);

    private final Semaphore turn = new Semaphore(1, true);
    private final Optional<Path> file;
    private final Duration patience;
    private @Nullable Thread holder;
    private int holds;
    private @Nullable FileChannel channel;

    FileTurn(Optional<Path> file, Duration patience) {
        this.file = file;
        this.patience = patience;
    }

    /** The one of a database, for all who have it open in this process. */
    static FileTurn toWrite(DatabaseAddress address) {
        return of(address, "writing", MOST_WRITING);
    }

    /** The turn to open or to close its file. Whoever needs both takes the one to write first. */
    static FileTurn toOpen(DatabaseAddress address) {
        return of(address, "opening", MOST_OPENING);
    }

    private static FileTurn of(DatabaseAddress address, String what, Duration patience) {
        var file = address.file().map(database -> database.resolveSibling("ledger." + what));
        var name = what + " " + file.map(Path::toString).orElse(address.url());
        return TURNS.computeIfAbsent(name, unseen -> new FileTurn(file, patience));
    }

    void take() throws SQLException {
        take(patience);
    }

    /** Fails where others have it for longer than that. */
    void take(Duration most) throws SQLException {
        if (isTakenAgain(Thread.currentThread())) {
            return;
        }
        var until = System.nanoTime() + most.toNanos();
        if (!acquired(until)) {
            throw tooLong("Another thread of this process", most);
        }
        try {
            lockFile(until, most);
        } catch (SQLException | RuntimeException e) {
            turn.release();
            throw e;
        }
        begin(Thread.currentThread());
    }

    /** Waits for a moment, also in a thread that was interrupted: it stays so, and doesn't wait the less. */
    static void pause(Duration time) {
        var interrupted = Thread.interrupted();
        LockSupport.parkNanos(time.toNanos());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
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

    private synchronized boolean isTakenAgain(Thread thread) {
        var again = holder == thread;
        holds += again ? 1 : 0;
        return again;
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

    // The first byte is the door to the second: a process that takes its turn again and again finds the one that waits
    // before it there.
    private void lockFile(long until, Duration most) throws SQLException {
        if (file.isEmpty()) {
            return;
        }
        try {
            var opened = open(file.get());
            try {
                var door = locked(opened, 0, until, most);
                var unused = locked(opened, 1, until, most);
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

    // Whoever is the first, such as an administrator with a question, must not be the only one who may take it.
    private static FileChannel open(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            var made = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                Files.setOwner(file, Files.getOwner(file.toAbsolutePath().getParent()));
            } catch (IOException | UnsupportedOperationException notAllowed) {
                log.debug("{} stays with who made it", file, notAllowed);
            }
            return made;
        }
    }

    // Asked for again and again: who waits in the file system can't be interrupted without harm to the channel.
    private FileLock locked(FileChannel opened, long position, long until, Duration most)
            throws IOException, SQLException {
        while (true) {
            var lock = opened.tryLock(position, 1, false);
            if (lock != null) {
                return lock;
            }
            if (System.nanoTime() > until) {
                throw tooLong("Another process that has " + file.orElseThrow() + " locked", most);
            }
            pause(LOOK_EVERY);
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

    private static SQLException tooLong(String who, Duration most) {
        return new SQLTransientException(
                who + " has been at work on the database for more than " + most.toMillis() / 1000.0 + " s.");
    }
}
