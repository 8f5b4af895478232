package numberimport.submission.model;

import java.util.ArrayList;
import java.util.List;

/** Numbers, one after the other, up to hundreds of millions: kept in chunks, so that growing copies nothing. */
final class IntSeries {

    private static final int CHUNK_BITS = 16;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private final List<int[]> chunks = new ArrayList<>();
    private int size;

    void add(int number) {
        if (size == chunks.size() * CHUNK) {
            chunks.add(new int[CHUNK]);
        }
        chunks.get(size >>> CHUNK_BITS)[size & (CHUNK - 1)] = number;
        size++;
    }

    int get(int index) {
        return chunks.get(index >>> CHUNK_BITS)[index & (CHUNK - 1)];
    }

    int size() {
        return size;
    }
}
