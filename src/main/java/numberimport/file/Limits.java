package numberimport.file;

/**
 * What a file may cost at most, whatever it claims to be.
 *
 * @param columns of a header
 * @param headerCharacters of all column names together
 * @param recordCharacters of one CSV record; an unbalanced quote would otherwise swallow the rest of the file
 * @param zipEntries of a workbook
 * @param inflatedBytes of all its entries together
 * @param sharedStrings of a workbook
 * @param sharedStringBytes of all shared strings together
 * @param cells of one sheet that hold something
 */
record Limits(
        int columns,
        int headerCharacters,
        int recordCharacters,
        int zipEntries,
        long inflatedBytes,
        int sharedStrings,
        long sharedStringBytes,
        long cells) {

    static final long ZIP_ENTRY_BYTES = 1L << 30;
    static final double ZIP_INFLATE_RATIO = 0.01;

    private static final long SMALL_UNPACKED_BYTES = 64L << 20;
    private static final long MOST_UNPACKED_BYTES = 8L << 30;
    /** A table of equal rows packs to a hundredth, and hardly to less. */
    private static final int MOST_TIMES_LARGER = 200;

    /** A sheet of 1,048,576 rows with a number, a name and a few fields of its own, each text once, stays below these. */
    static final Limits STANDARD = new Limits(256, 8 << 10, 1 << 20, 1000, 2L << 30, 8_000_000, 256L << 20, 20_000_000);

    /** How large the content of a packed file may be. */
    static long unpackedBytes(long packedBytes) {
        return Math.min(MOST_UNPACKED_BYTES, Math.max(SMALL_UNPACKED_BYTES, MOST_TIMES_LARGER * packedBytes));
    }
}
