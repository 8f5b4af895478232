package numberimport.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Finds the charset of text without zero bytes: strict UTF-8, else GB18030; never one that only decodes by accident. */
final class GuessedCharset implements CharsetCheck {

    static final Charset GB18030 = Charset.forName("GB18030");

    /** Text that has been UTF-8 for so many characters cannot turn out to be GB18030. */
    private static final long SURELY_UTF8 = 1000;

    private final Utf8Check utf8 = new Utf8Check();
    private final Gb18030Check gb18030 = new Gb18030Check();
    private boolean onlyUtf8;
    private long offset;

    GuessedCharset(boolean onlyUtf8) {
        this.onlyUtf8 = onlyUtf8;
    }

    @Override
    public void accept(byte[] block, int length) {
        int next = 0;
        while (next < length) {
            if (betweenCharacters()) {
                next = onlyUtf8 ? utf8.pastUsual(block, next, length) : Utf8Check.pastAscii(block, next, length);
            }
            if (next < length) {
                check(block[next] & 0xFF, offset + next);
                onlyUtf8 |= utf8.intact() && utf8.valid() > SURELY_UTF8;
                next++;
            }
        }
        offset += length;
    }

    private boolean betweenCharacters() {
        return utf8.betweenCharacters() && (onlyUtf8 || gb18030.betweenCharacters());
    }

    private void check(int value, long position) {
        utf8.accept(value, position);
        if (!onlyUtf8) {
            gb18030.accept(value, position);
        }
    }

    @Override
    public Finding end() {
        utf8.end();
        gb18030.end();
        if (utf8.intact()) {
            return new Found(StandardCharsets.UTF_8);
        }
        if (onlyUtf8 || utf8.damaged()) {
            return new Damaged(StandardCharsets.UTF_8, utf8.firstBroken());
        }
        boolean chinese = gb18030.plausible() && !utf8.partly();
        return chinese ? new Found(GB18030) : new Foreign(utf8.firstBroken());
    }
}
