package numberimport.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Recognises UTF-16, by its byte order mark or by zero bytes in every other place. */
final class WideText {

    private WideText() {}

    /** The charset of text that starts with these bytes; null if it is not UTF-16. */
    static @Nullable Charset charset(byte[] head) {
        int mark = head.length < 2 ? 0 : ((head[0] & 0xFF) << 8) | (head[1] & 0xFF);
        if (mark == 0xFEFF) {
            return StandardCharsets.UTF_16BE;
        }
        return mark == 0xFFFE ? StandardCharsets.UTF_16LE : byZeros(head);
    }

    private static @Nullable Charset byZeros(byte[] head) {
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            zeros[i % 2] += head[i] == 0 ? 1 : 0;
        }
        if (isClear(zeros[0], zeros[1], head.length)) {
            return StandardCharsets.UTF_16BE;
        }
        return isClear(zeros[1], zeros[0], head.length) ? StandardCharsets.UTF_16LE : null;
    }

    private static boolean isClear(int zeros, int zerosInTheOtherPlaces, int length) {
        return 8 * zeros >= length && 50 * zerosInTheOtherPlaces <= zeros;
    }
}
