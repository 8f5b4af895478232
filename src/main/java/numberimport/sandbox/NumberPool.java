package numberimport.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one task in order of id, packed so that a million take about 100 MB: one array of bytes a number, its texts in
 * UTF-8, divided by bytes that never occur in UTF-8. Not thread-safe.
 */
final class NumberPool {

    private static final byte END = (byte) 0xFF;
    private static final byte NULL = (byte) 0xFE;

    private final List<byte[]> packed = new ArrayList<>();
    private long[] ids = new long[16];

    int size() {
        return packed.size();
    }

    /** Its id must be above all that are here. */
    void add(PooledNumber number) {
        if (size() == ids.length) {
            ids = Arrays.copyOf(ids, 2 * ids.length);
        }
        ids[size()] = number.id();
        packed.add(pack(number));
    }

    /** The first numbers with an id above the given one, at most {@code limit}. */
    List<PooledNumber> above(long id, int limit) {
        var found = Arrays.binarySearch(ids, 0, size(), id);
        var start = found < 0 ? -found - 1 : found + 1;
        var end = Math.min((long) start + limit, size());
        var numbers = new ArrayList<PooledNumber>();
        for (var i = start; i < end; i++) {
            numbers.add(unpack(ids[i], packed.get(i)));
        }
        return numbers;
    }

    private static byte[] pack(PooledNumber number) {
        var bytes = new ByteArrayOutputStream();
        write(number.cellphone(), bytes);
        write(number.name(), bytes);
        write(number.description(), bytes);
        number.custom().forEach((field, value) -> {
            write(field, bytes);
            write(value, bytes);
        });
        return bytes.toByteArray();
    }

    private static void write(@Nullable String text, ByteArrayOutputStream bytes) {
        if (text == null) {
            bytes.write(NULL);
        } else {
            bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }
        bytes.write(END);
    }

    private static PooledNumber unpack(long id, byte[] bytes) {
        var texts = new ArrayList<@Nullable String>();
        var start = 0;
        for (var i = 0; i < bytes.length; i++) {
            if (bytes[i] == END) {
                texts.add(bytes[start] == NULL ? null : new String(bytes, start, i - start, StandardCharsets.UTF_8));
                start = i + 1;
            }
        }
        var custom = new HashMap<String, String>();
        for (var i = 3; i < texts.size(); i += 2) {
            custom.put(String.valueOf(texts.get(i)), String.valueOf(texts.get(i + 1)));
        }
        return new PooledNumber(id, String.valueOf(texts.get(0)), texts.get(1), texts.get(2), custom);
    }
}
