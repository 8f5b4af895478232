package numberimport.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text in UTF-8, the same characters as those of an {@code InputStreamReader} in half of its time: characters of up to three bytes
 * are read here, one by one; longer and broken ones by the JDK's decoder. For files, whose reading never gives less than is there.
 */
final class Utf8Reader extends Reader {

    private static final int BUFFER_BYTES = 1 << 15;
    private static final int LONGEST = 4;

    private final InputStream in;
    private final byte[] bytes = new byte[BUFFER_BYTES];
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final CharBuffer decoded = CharBuffer.allocate(2).flip();
    private int next;
    private int end;
    private boolean ended;

    Utf8Reader(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int written = 0;
        while (written == 0 && length > 0) {
            fill();
            if (decoded.hasRemaining()) {
                int count = Math.min(length, decoded.remaining());
                decoded.get(target, offset, count);
                return count;
            }
            if (next == end) {
                return -1;
            }
            written = usual(target, offset, offset + length) - offset;
            if (written == 0) {
                decode();
            }
        }
        return written;
    }

    /** Keeps a whole character at hand, unless the text ends within it. */
    private void fill() throws IOException {
        if (end - next >= LONGEST || ended) {
            return;
        }
        System.arraycopy(bytes, next, bytes, 0, end - next);
        end -= next;
        next = 0;
        int count = in.readNBytes(bytes, end, bytes.length - end);
        ended = count < bytes.length - end;
        end += count;
    }

    /** Reads characters up to the first one that is not usual, or may not be here in whole; gives the place behind the last one. */
    private int usual(char[] target, int offset, int limit) {
        int from = next;
        int to = offset;
        int stop = end - LONGEST;
        while (to < limit && from < end) {
            byte first = bytes[from];
            if (first >= 0) {
                target[to++] = (char) first;
                from++;
            } else if (from > stop) {
                break;
            } else if (Utf8Check.threeBytes(first, bytes[from + 1], bytes[from + 2])) {
                target[to++] = (char) ((first << 12) | ((bytes[from + 1] & 0x3F) << 6) | (bytes[from + 2] & 0x3F));
                from += 3;
            } else if (first >= (byte) 0xC2 && first <= (byte) 0xDF && Utf8Check.follows(bytes[from + 1])) {
                target[to++] = (char) (((first & 0x1F) << 6) | (bytes[from + 1] & 0x3F));
                from += 2;
            } else {
                break;
            }
        }
        next = from;
        return to;
    }

    private void decode() {
        var rest = ByteBuffer.wrap(bytes, next, end - next);
        decoder.reset().decode(rest, decoded.clear(), ended);
        decoded.flip();
        next = rest.position();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
