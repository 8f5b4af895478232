package numberimport.submission;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Duration;
import java.util.regex.Pattern;
import org.h2.mvstore.DataUtils;

/** The headers of an H2 file, two blocks of keys and values with a checksum: times in the file count from the one that is named there. */
final class StoreHeader {

    private static final int BLOCK = 4096;
    private static final Pattern CREATED = Pattern.compile("created:([0-9a-f]+)");

    private StoreHeader() {}

    /** The same file, of which all was written a day before. */
    static byte[] createdADayBefore(byte[] file) {
        var older = file.clone();
        for (var at = 0; at <= BLOCK; at += BLOCK) {
            var header = new String(file, at, BLOCK, ISO_8859_1).strip();
            var values = CREATED.matcher(header.substring(0, header.lastIndexOf(",fletcher:")))
                    .replaceFirst(created -> "created:"
                            + Long.toHexString(Long.parseLong(created.group(1), 16)
                                    - Duration.ofDays(1).toMillis()));
            var bytes = values.getBytes(ISO_8859_1);
            var checksum = DataUtils.getFletcher32(bytes, 0, bytes.length);
            var written = (values + ",fletcher:" + Integer.toHexString(checksum) + "\n").getBytes(ISO_8859_1);
            System.arraycopy(written, 0, older, at, written.length);
        }
        return older;
    }
}
