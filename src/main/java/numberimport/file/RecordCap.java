package numberimport.file;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Ends the text early when one record goes on for too long: an unbalanced quote then costs a record, not the file.
 * Counts what the parser fetches, which is up to {@link #LOOKAHEAD} characters ahead of what it has parsed.
 */
final class RecordCap extends FilterReader {

    static final int LOOKAHEAD = 8192;

    private final int cap;
    private int fetched;

    RecordCap(Reader in, int cap) {
        super(in);
        this.cap = cap;
    }

    void startRecord() {
        fetched = 0;
    }

    /** Whether the record so far may be longer than the cap; false is certain. */
    boolean maybeExceeded() {
        return fetched + LOOKAHEAD > cap;
    }

    boolean exceeded() {
        return fetched > cap + LOOKAHEAD;
    }

    @Override
    public int read() throws IOException {
        var one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (exceeded()) {
            return -1;
        }
        int count = super.read(target, offset, length);
        fetched += Math.max(0, count);
        return count;
    }
}
