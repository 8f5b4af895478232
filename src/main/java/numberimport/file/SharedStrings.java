package numberimport.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * The texts that the cells of a workbook refer to by index, kept as UTF-8 in large blocks: a million short texts take
 * some 20 MiB. They stay escaped until asked for, because an escape may stand for half a character.
 */
final class SharedStrings {

    private static final int BLOCK_BITS = 22;
    private static final int BLOCK_BYTES = 1 << BLOCK_BITS;
    private static final int LENGTH_BYTES = 3;

    private final List<byte[]> blocks = new ArrayList<>();
    private byte[] block = new byte[0];
    private int end;
    private int[] starts = new int[1024];
    private int count;
    private long bytes;

    private SharedStrings() {}

    static SharedStrings none() {
        return new SharedStrings();
    }

    static SharedStrings of(XmlStream xml, Limits limits) throws XMLStreamException {
        var strings = new SharedStrings();
        while (xml.advance()) {
            if (xml.starts("si")) {
                strings.add(xml.richText());
                strings.refuseOversize(limits);
            }
        }
        return strings;
    }

    private void refuseOversize(Limits limits) {
        if (count > limits.sharedStrings() || bytes > limits.sharedStringBytes()) {
            throw new XmlStream.UnsafeXmlException("more than %d different texts or %d bytes of them"
                    .formatted(limits.sharedStrings(), limits.sharedStringBytes()));
        }
    }

    private void add(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        if (end + LENGTH_BYTES + encoded.length > block.length) {
            block = new byte[BLOCK_BYTES];
            blocks.add(block);
            end = 0;
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
        }
        starts[count++] = ((blocks.size() - 1) << BLOCK_BITS) | end;
        block[end++] = (byte) (encoded.length >> 16);
        block[end++] = (byte) (encoded.length >> 8);
        block[end++] = (byte) encoded.length;
        System.arraycopy(encoded, 0, block, end, encoded.length);
        end += encoded.length;
        bytes += encoded.length;
    }

    /** Throws {@link IndexOutOfBoundsException} for a text that is not there. */
    String get(int index) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException("text %d of %d".formatted(index, count));
        }
        byte[] from = blocks.get(starts[index] >>> BLOCK_BITS);
        int at = starts[index] & (BLOCK_BYTES - 1);
        int length = ((from[at] & 0xFF) << 16) | ((from[at + 1] & 0xFF) << 8) | (from[at + 2] & 0xFF);
        return EscapedText.unescape(new String(from, at + LENGTH_BYTES, length, StandardCharsets.UTF_8));
    }
}
