package numberimport.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * The scheme {@code ordered:}, by which H2 reaches the ledger's file: nothing in it is written over before all that was written until
 * then is forced to the disk. H2 uses space again as soon as its newest state has no need of it, although the state that was forced
 * last may have: were the power cut then, neither could be read. H2 makes the instances.
 */
public final class OrderedPath extends FilePathWrapper {

    private static final String SCHEME = "ordered";

    private static final String RETENTION_SETTING = ";RETENTION_TIME=";
    private static final Pattern FILE = Pattern.compile("^jdbc:h2:(?:file:)?(?!mem:|tcp:|ssl:|zip:)");

    /**
     * H2 finds its newest state by the one that the file's header names and those that follow it: space that any of them was written
     * into must not be used again meanwhile. Those are the last twenty writes: H2's own 45 seconds are shorter than that for a process
     * that does nothing but hold a lease, five minutes are not. Each second of sending writes a megabyte that waits so long.
     */
    private static final Duration RETENTION = Duration.ofMinutes(5);

    /** The address of an H2 database whose file is to be reached so. */
    static String of(String url) {
        FilePath.register(new OrderedPath());
        var file = FILE.matcher(url);
        var settled = url.contains(RETENTION_SETTING) ? "" : RETENTION_SETTING + RETENTION.toMillis();
        return file.find() ? file.replaceFirst("jdbc:h2:" + SCHEME + ":") + settled : url;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(super.open(mode));
    }

    private static final class Channel extends FileBaseDefault {

        private final FileChannel base;
        private boolean unforced;

        Channel(FileChannel base) {
            this.base = base;
        }

        @Override
        public long size() throws IOException {
            return base.size();
        }

        // Whoever reads need not wait for a force.
        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized")
        public int read(ByteBuffer target, long position) throws IOException {
            return base.read(target, position);
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            if (unforced && position < base.size()) {
                force(false);
            }
            unforced = true;
            return base.write(source, position);
        }

        @Override
        protected synchronized void implTruncate(long size) throws IOException {
            if (unforced && size < base.size()) {
                force(false);
            }
            unforced = true;
            base.truncate(size);
        }

        @Override
        public synchronized void force(boolean metaData) throws IOException {
            base.force(metaData);
            unforced = false;
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return base.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            base.close();
        }
    }
}
