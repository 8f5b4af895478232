package numberimport.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Counts the valid and the broken UTF-8 sequences of a stream of bytes. Encoded surrogates pass: they decode to U+FFFD
 * and are a matter of their row, not of the file.
 */
final class Utf8Check {

    private static final int FEW = 3;
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ABOVE_ASCII = 0x8080808080808080L;

    private int pending;
    private int lowest;
    private int highest;
    private long sequenceStart;
    private long valid;
    private long validAndLong;
    private int length;
    private long broken;
    private long firstBroken = -1;

    boolean betweenCharacters() {
        return pending == 0;
    }

    /**
     * Counts what most of a text consists of, ASCII and characters of three bytes, as {@link #accept} would, from between two characters;
     * gives the place of the first byte that needs a closer look.
     */
    int pastUsual(byte[] block, int from, int length) {
        int next = pastAscii(block, from, length);
        int found = 0;
        while (next + 2 < length && threeBytes(block[next], block[next + 1], block[next + 2])) {
            found++;
            next = pastAscii(block, next + 3, length);
        }
        valid += found;
        validAndLong += found;
        return next;
    }

    /** The place of the first byte that is not ASCII. */
    static int pastAscii(byte[] block, int from, int length) {
        int next = from;
        while (next + Long.BYTES <= length && ((long) EIGHT_BYTES.get(block, next) & ABOVE_ASCII) == 0) {
            next += Long.BYTES;
        }
        while (next < length && block[next] >= 0) {
            next++;
        }
        return next;
    }

    /**
     * Whether they are a character of three bytes: neither written longer than needed, as after E0, nor half of a surrogate pair, as after
     * ED.
     */
    static boolean threeBytes(byte first, byte second, byte third) {
        return first >= (byte) 0xE0
                && first <= (byte) 0xEF
                && follows(second)
                && follows(third)
                && (first != (byte) 0xE0 || second >= (byte) 0xA0)
                && (first != (byte) 0xED || second < (byte) 0xA0);
    }

    /** Whether a byte can't be the first of a character, but a further one. */
    static boolean follows(byte value) {
        return value <= (byte) 0xBF;
    }

    void accept(int value, long offset) {
        if (pending == 0) {
            begin(value, offset);
        } else if (value < lowest || value > highest) {
            breakAt(sequenceStart);
            pending = 0;
            begin(value, offset);
        } else {
            lowest = 0x80;
            highest = 0xBF;
            pending--;
            valid += pending == 0 ? 1 : 0;
            validAndLong += pending == 0 && length > 2 ? 1 : 0;
        }
    }

    private void begin(int value, long offset) {
        if (value < 0x80) {
            return;
        }
        sequenceStart = offset;
        lowest = value == 0xE0 ? 0xA0 : value == 0xF0 ? 0x90 : 0x80;
        highest = value == 0xF4 ? 0x8F : 0xBF;
        if (value >= 0xC2 && value <= 0xDF) {
            pending = 1;
        } else if (value >= 0xE0 && value <= 0xEF) {
            pending = 2;
        } else if (value >= 0xF0 && value <= 0xF4) {
            pending = 3;
        } else {
            breakAt(offset);
        }
        length = pending + 1;
    }

    void end() {
        if (pending > 0) {
            breakAt(sequenceStart);
        }
    }

    private void breakAt(long offset) {
        if (broken++ == 0) {
            firstBroken = offset;
        }
    }

    long valid() {
        return valid;
    }

    boolean intact() {
        return broken == 0;
    }

    /** Whether more than nine in ten of the characters beyond ASCII are valid: UTF-8 that was damaged on its way. */
    boolean damaged() {
        return broken > 0 && 10 * valid > 9 * (valid + broken);
    }

    /**
     * Whether some of the text is UTF-8 although not all of it is. In text of another charset hardly one character in
     * forty looks like a sequence of three bytes.
     */
    boolean partly() {
        return validAndLong >= FEW && 10 * validAndLong > valid + broken;
    }

    long firstBroken() {
        return firstBroken;
    }
}
