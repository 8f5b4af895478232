package numberimport.submission.model;

/** A small number inside a word. */
record Field(int shift, long mask) {

    /** As many fields as asked for, one behind the other, each a stride after the one before. */
    static Field[] row(int count, int stride, int shift, int width) {
        var fields = new Field[count];
        for (int i = 0; i < count; i++) {
            fields[i] = at(shift + i * stride, width);
        }
        return fields;
    }

    static Field at(int shift, int width) {
        return new Field(shift, (1L << width) - 1);
    }

    int of(long word) {
        return (int) ((word >>> shift) & mask);
    }

    long set(long word, int value) {
        if ((value & ~mask) != 0) {
            throw new IllegalArgumentException(value + " does not fit into the field at bit " + shift);
        }
        return (word & ~(mask << shift)) | ((long) value << shift);
    }
}
