package numberimport.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import numberimport.ledger.DatabaseAddress;
import org.h2.store.fs.FilePath;

/**
 * A disk in memory, for H2 databases, that keeps for certain only what was forced, and whose power can be cut at its nth
 * operation. Its files are reached by URLs with the scheme {@code unforced:}.
 */
final class UnforcedDisk {

    private static final Map<String, UnforcedDisk> DISKS = new ConcurrentHashMap<>();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int NEVER = Integer.MAX_VALUE;

    /** Whether it does as it is told. */
    enum Force {
        HEEDED,
        IGNORED
    }

    private final Map<String, UnforcedFile> files = new ConcurrentHashMap<>();
    private final String name = "disk" + COUNT.incrementAndGet();
    private final Force force;
    private int cutAt = NEVER;
    private int operations;

    private UnforcedDisk(Force force) {
        this.force = force;
        DISKS.put(name, this);
    }

    /** A disk with these files on it, durable. */
    static UnforcedDisk with(Map<String, byte[]> content, Force force) {
        UnforcedPath.register();
        var disk = new UnforcedDisk(force);
        content.forEach((file, bytes) -> {
            disk.file(file).written(0, bytes);
            disk.file(file).forced();
            disk.put(file, bytes);
        });
        return disk;
    }

    /** The disk that a path lies on. */
    static UnforcedDisk of(String path) {
        return DISKS.get(path.substring(path.indexOf("disk"), path.indexOf('-')));
    }

    void cutPowerAt(int operation) {
        cutAt = operation;
    }

    /** The database on it, with the settings of the embedded one; nobody can share a file in memory. */
    DatabaseAddress database() {
        return new DatabaseAddress("jdbc:h2:unforced:nioMemFS:" + name + "-ledger;WRITE_DELAY=0", "sa", "");
    }

    UnforcedFile file(String file) {
        return files.computeIfAbsent(file, unseen -> new UnforcedFile());
    }

    synchronized boolean isOff() {
        return operations >= cutAt;
    }

    synchronized int operations() {
        return operations;
    }

    /** Counts an operation; false when the power is cut during it. */
    synchronized boolean outlasts() throws IOException {
        if (isOff()) {
            throw new IOException("The power is off.");
        }
        operations++;
        return !isOff();
    }

    boolean forces() {
        return force == Force.HEEDED;
    }

    Map<String, byte[]> content() {
        return files.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, file -> file.getValue().everything()));
    }

    /**
     * The same, when a day has passed: H2 uses space again that nothing was written into for long. Of a database that is open it is
     * what a kill leaves, in as many pieces as were written.
     */
    Map<String, byte[]> contentADayLater() {
        return content().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        file -> file.getKey().endsWith(".mv.db")
                                ? StoreHeader.createdADayBefore(file.getValue())
                                : file.getValue()));
    }

    /** All that was written until now, which is there when processes are killed, as the system goes on. */
    Map<String, byte[]> atAKill() {
        files.values().forEach(UnforcedFile::forced);
        return content();
    }

    /** The same disk, found after the cut. */
    UnforcedDisk afterTheCut(SplittableRandom random) {
        return with(
                files.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, file -> file.getValue().survived(random))),
                force);
    }

    /** Gives its memory back. */
    void forget() {
        DISKS.remove(name);
        files.keySet().forEach(file -> FilePath.get(path(file)).delete());
    }

    private String path(String file) {
        return "nioMemFS:" + name + "-" + file;
    }

    private void put(String file, byte[] bytes) {
        try (var out = FilePath.get(path(file)).newOutputStream(false)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
