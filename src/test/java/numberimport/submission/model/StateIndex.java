package numberimport.submission.model;

import java.util.Arrays;

/** The states found so far, numbered in the order of finding; a state takes two words and its place in the table. */
final class StateIndex {

    private static final int FIRST_CAPACITY = 1 << 16;

    private long[] ours = new long[FIRST_CAPACITY];
    private long[] theirs = new long[FIRST_CAPACITY];
    private int[] table = emptyTable(4 * FIRST_CAPACITY);
    private int size;

    /** The state's number, which is the size before when the state is new. */
    int add(ProtocolState state) {
        var place = place(state.ours().word(), state.theirs().word());
        if (table[place] >= 0) {
            return table[place];
        }
        if (size == ours.length) {
            grow();
            place = place(state.ours().word(), state.theirs().word());
        }
        ours[size] = state.ours().word();
        theirs[size] = state.theirs().word();
        table[place] = size;
        return size++;
    }

    ProtocolState get(int number) {
        return new ProtocolState(new OurSide(ours[number]), new TheirSide(theirs[number]));
    }

    int size() {
        return size;
    }

    private int place(long our, long their) {
        var last = table.length - 1;
        var place = spread(our, their) & last;
        while (table[place] >= 0 && (ours[table[place]] != our || theirs[table[place]] != their)) {
            place = (place + 1) & last;
        }
        return place;
    }

    private static int spread(long our, long their) {
        var mixed = (our * 0x9E3779B97F4A7C15L ^ their) * 0xC2B2AE3D27D4EB4FL;
        return (int) ((mixed >>> 32) ^ (mixed >>> 15));
    }

    private void grow() {
        ours = Arrays.copyOf(ours, 2 * size);
        theirs = Arrays.copyOf(theirs, 2 * size);
        table = emptyTable(8 * size);
        for (int number = 0; number < size; number++) {
            table[place(ours[number], theirs[number])] = number;
        }
    }

    private static int[] emptyTable(int capacity) {
        var table = new int[capacity];
        Arrays.fill(table, -1);
        return table;
    }
}
