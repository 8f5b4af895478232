package numberimport.file;

import java.util.Set;

/**
 * Tells whether a stream of bytes is Chinese text in GB18030 (and so in GBK and GB2312). Nearly any double-byte text has
 * the shape of GB18030, Big5 and Shift-JIS too; so at least half of the characters must be ones in common use, or a word be among
 * them that stands in headers of customers.
 */
final class Gb18030Check {

    /** 手机, 电话, 号码, 姓名 and 客户, as they are encoded. */
    private static final Set<Integer> HEADER_WORDS =
            Set.of(0xCAD6_BBFA, 0xB5E7_BBB0, 0xBAC5_C2EB, 0xD0D5_C3FB, 0xBFCD_BBA7);

    private enum Expect {
        LEAD,
        SECOND,
        THIRD,
        FOURTH
    }

    private Expect expect = Expect.LEAD;
    private int lead;
    private long sequenceStart;
    private long common;
    private long rare;
    private long firstBroken = -1;
    private int lastTwo;
    private boolean header;

    boolean betweenCharacters() {
        return expect == Expect.LEAD;
    }

    void accept(int value, long offset) {
        switch (expect) {
            case LEAD -> begin(value, offset);
            case SECOND -> second(value);
            case THIRD -> advance(isLead(value), Expect.FOURTH);
            case FOURTH -> {
                advance(isDigit(value), Expect.LEAD);
                common++;
            }
        }
    }

    private void begin(int value, long offset) {
        if (value < 0x80) {
            return;
        }
        sequenceStart = offset;
        lead = value;
        advance(isLead(value), Expect.SECOND);
    }

    private void second(int value) {
        if (isDigit(value)) {
            expect = Expect.THIRD;
            return;
        }
        advance(value >= 0x40 && value != 0x7F && value != 0xFF, Expect.LEAD);
        lastTwo = lastTwo << 16 | lead << 8 | value;
        header = header || HEADER_WORDS.contains(lastTwo);
        boolean symbolOrGb2312 = value >= 0xA1 && ((lead >= 0xA1 && lead <= 0xA3) || (lead >= 0xB0 && lead <= 0xF7));
        common += symbolOrGb2312 ? 1 : 0;
        rare += symbolOrGb2312 ? 0 : 1;
    }

    private void advance(boolean wellFormed, Expect next) {
        if (!wellFormed && firstBroken < 0) {
            firstBroken = sequenceStart;
        }
        expect = wellFormed ? next : Expect.LEAD;
    }

    private static boolean isLead(int value) {
        return value > 0x80 && value < 0xFF;
    }

    private static boolean isDigit(int value) {
        return value >= '0' && value <= '9';
    }

    void end() {
        advance(expect == Expect.LEAD, Expect.LEAD);
    }

    boolean plausible() {
        return firstBroken < 0 && (header || common >= rare);
    }

    /** Where the first bytes stand that GB18030 does not know, -1 if there are none. */
    long firstBroken() {
        return firstBroken;
    }
}
