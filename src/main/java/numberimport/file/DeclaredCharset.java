package numberimport.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Checks that every byte of a file belongs to the charset that a person has named. */
final class DeclaredCharset implements CharsetCheck {

    private final CharsetDecoder decoder;
    private final CharBuffer decoded = CharBuffer.allocate(ContentHash.BLOCK_BYTES);
    private byte[] rest = new byte[0];
    private long offset;
    private long broken = -1;

    DeclaredCharset(Charset charset) {
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public void accept(byte[] block, int length) {
        if (broken < 0) {
            var bytes = ByteBuffer.allocate(rest.length + length).put(rest).put(block, 0, length);
            decode(bytes.flip(), false);
        }
    }

    private void decode(ByteBuffer bytes, boolean last) {
        CoderResult result;
        do {
            result = decoder.decode(bytes, decoded.clear(), last);
        } while (result.isOverflow());
        if (result.isError()) {
            broken = offset + bytes.position();
        }
        offset += bytes.position();
        rest = new byte[bytes.remaining()];
        bytes.get(rest);
    }

    @Override
    public Finding end() {
        if (broken < 0) {
            decode(ByteBuffer.wrap(rest), true);
        }
        return broken < 0 ? new Found(decoder.charset()) : new Damaged(decoder.charset(), broken);
    }
}
