package numberimport.file;

import java.nio.charset.Charset;

/** Sees every byte of a text file once and then knows its charset, or the first byte that does not fit. */
interface CharsetCheck {

    void accept(byte[] block, int length);

    /** To be asked once, after the last byte. */
    Finding end();

    /** What the bytes are. */
    sealed interface Finding {}

    record Found(Charset charset) implements Finding {}

    /** Text of a known charset with bytes that are broken. */
    record Damaged(Charset charset, long offset) implements Finding {}

    /** Text of no charset that can be told from the bytes. */
    record Foreign(long notUtf8At) implements Finding {}

    static CharsetCheck trusting(Charset charset) {
        return new CharsetCheck() {
            @Override
            public void accept(byte[] block, int length) {}

            @Override
            public Finding end() {
                return new Found(charset);
            }
        };
    }
}
