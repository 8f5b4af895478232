package numberimport.submission;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import numberimport.ledger.OrderedPath;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** The scheme {@code unforced:}, by which H2 reaches the files of an {@link UnforcedDisk}. H2 makes its instances. */
public final class UnforcedPath extends FilePathWrapper {

    static void register() {
        FilePath.register(new UnforcedPath());
        FilePath.register(new OrderedPath());
    }

    @Override
    public String getScheme() {
        return "unforced";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        var disk = UnforcedDisk.of(name);
        return new Channel(super.open(mode), disk, disk.file(name.substring(name.indexOf('-') + 1)));
    }

    /** Hands everything on, and remembers what was not forced. */
    private static final class Channel extends FileBaseDefault {

        private final FileChannel base;
        private final UnforcedDisk disk;
        private final UnforcedFile file;

        Channel(FileChannel base, UnforcedDisk disk, UnforcedFile file) {
            this.base = base;
            this.disk = disk;
            this.file = file;
        }

        @Override
        public long size() throws IOException {
            return base.size();
        }

        @Override
        public synchronized int read(ByteBuffer target, long position) throws IOException {
            return base.read(target, position);
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            var outlasts = disk.outlasts();
            var bytes = new byte[source.remaining()];
            source.duplicate().get(bytes);
            file.written(position, bytes);
            requirePower(outlasts);
            return base.write(source, position);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            var outlasts = disk.outlasts();
            file.truncated(size);
            requirePower(outlasts);
            base.truncate(size);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            requirePower(disk.outlasts());
            if (disk.forces()) {
                file.forced();
            }
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return base.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            base.close();
        }

        private static void requirePower(boolean outlasts) throws IOException {
            if (!outlasts) {
                throw new IOException("The power was cut.");
            }
        }
    }
}
