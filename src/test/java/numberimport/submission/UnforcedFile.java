package numberimport.submission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** What of a file is on the disk for certain, and the changes since then, of which a power cut keeps whatever it likes. */
final class UnforcedFile {

    private static final int SECTOR = 512;

    private final List<Change> unforced = new ArrayList<>();
    private byte[] durable = new byte[0];

    /** A change of a file. */
    private sealed interface Change {

        /** The changed content: the array itself where it is large enough. */
        byte[] to(byte[] content);

        /** Written without a part of its sectors. */
        Change torn(SplittableRandom random);
    }

    private record Write(int position, byte[] bytes) implements Change {

        @Override
        public byte[] to(byte[] content) {
            var until = position + bytes.length;
            var grown = until > content.length ? Arrays.copyOf(content, until) : content;
            System.arraycopy(bytes, 0, grown, position, bytes.length);
            return grown;
        }

        @Override
        public Change torn(SplittableRandom random) {
            var from = random.nextInt(bytes.length / SECTOR + 1) * SECTOR;
            var until = Math.min(bytes.length, from + (1 + random.nextInt(bytes.length / SECTOR + 1)) * SECTOR);
            return new Write(position + from, Arrays.copyOfRange(bytes, from, until));
        }
    }

    private record Truncation(int size) implements Change {

        @Override
        public byte[] to(byte[] content) {
            return content.length <= size ? content : Arrays.copyOf(content, size);
        }

        @Override
        public Change torn(SplittableRandom random) {
            return this;
        }
    }

    synchronized void written(long position, byte[] bytes) {
        unforced.add(new Write(Math.toIntExact(position), bytes));
    }

    synchronized void truncated(long size) {
        unforced.add(new Truncation(Math.toIntExact(size)));
    }

    synchronized void forced() {
        durable = everything();
        unforced.clear();
    }

    synchronized byte[] everything() {
        var content = durable.clone();
        for (var change : unforced) {
            content = change.to(content);
        }
        return content;
    }

    /** What is found after a power cut: of the changes that were not forced some are there, some in part, some not at all. */
    synchronized byte[] survived(SplittableRandom random) {
        var content = durable.clone();
        for (var change : unforced) {
            switch (random.nextInt(3)) {
                case 0 -> content = change.to(content);
                case 1 -> content = change.torn(random).to(content);
                default -> {
                    continue;
                }
            }
        }
        return content;
    }
}
