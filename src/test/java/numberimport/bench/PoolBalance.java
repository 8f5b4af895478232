package numberimport.bench;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/** The good numbers of files beside what came of them: not in the pool, or in it more often than once. */
record PoolBalance(int expected, int held, int lost, int doubled) {

    static final PoolBalance NONE = new PoolBalance(0, 0, 0, 0);

    static PoolBalance of(Collection<String> good, List<String> pool) {
        var different = new HashSet<>(pool);
        var lost = good.stream().filter(number -> !different.contains(number)).count();
        return new PoolBalance(good.size(), pool.size(), Math.toIntExact(lost), pool.size() - different.size());
    }

    PoolBalance plus(PoolBalance other) {
        return new PoolBalance(
                expected + other.expected, held + other.held, lost + other.lost, doubled + other.doubled);
    }

    /** Every good number once, and nothing else. */
    boolean exact() {
        return lost == 0 && doubled == 0 && held == expected;
    }
}
