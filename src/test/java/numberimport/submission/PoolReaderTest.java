package numberimport.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import numberimport.api.CalloutTaskApi;
import numberimport.api.NumberPage;
import numberimport.api.PooledNumber;
import numberimport.ledger.BatchState;
import numberimport.ledger.NumberBatch;
import numberimport.ledger.StagedRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolReaderTest {

    private int reads;

    /** A pool with these ids in rising order; each id's number is told by {@link #cellphone}. */
    private PoolReader pool(long... ids) {
        return poolByPagesOf(NumberPage.MOST, ids);
    }

    private PoolReader poolByPagesOf(int most, long... ids) {
        return reader(start -> page(ids, start, most));
    }

    private PoolReader poolByUnevenPages(SplittableRandom random, long... ids) {
        return reader(start -> page(ids, start, random.nextInt(1, NumberPage.MOST + 1)));
    }

    private static long[] page(long[] ids, long start, int most) {
        var found = Arrays.binarySearch(ids, start);
        var first = found < 0 ? -found - 1 : found + 1;
        return Arrays.stream(ids, first, Math.min(ids.length, first + most)).toArray();
    }

    private PoolReader reader(Page page) {
        var api = (CalloutTaskApi) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {CalloutTaskApi.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("numbers");
                    reads++;
                    return new NumberPage(Arrays.stream(page.after((Long) arguments[1]))
                            .mapToObj(id -> PooledNumber.uncalled(id, cellphone(id)))
                            .toList());
                });
        return new PoolReader(api, 16);
    }

    @Test
    void missesNoneOfManyThatCameSinceTheLastReading() {
        var ids = new ArrayList<>(List.of(1000L, 4000L, 7000L));
        var reader = reader(start ->
                ids.stream().mapToLong(Long::longValue).filter(id -> id > start).toArray());
        assertThat(reader.beforeLast(1, 500)).isEqualTo(4000);

        ids.addAll(List.of(10_000L, 13_000L, 16_000L));

        assertThat(reader.beforeLast(4, 500)).isEqualTo(4000);
    }

    private interface Page {
        long[] after(long start);
    }

    private static String cellphone(long id) {
        return "+86 " + (13_000_000_000L + id);
    }

    private static String seen(long id) {
        return Long.toString(13_000_000_000L + id);
    }

    /** So many ids, in the mean one of {@code spread} after {@code from}. */
    private static long[] ids(SplittableRandom random, int count, long from, int spread) {
        var ids = new long[count];
        var id = from;
        for (int i = 0; i < count; i++) {
            id += spread == 1 ? 1 : random.nextLong(1, 2L * spread);
            ids[i] = id;
        }
        return ids;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 100, 1000})
    void findsTheTailOfAMillionInAFewReads(int spread) {
        for (long seed = 1; seed <= 20; seed++) {
            var random = new SplittableRandom(seed);
            var ids = ids(random, 1_000_000, random.nextLong(1_000_000_000), spread);
            reads = 0;

            assertThat(pool(ids).tail(0)).as("seed %d", seed).isEqualTo(ids[ids.length - 1]);
            assertThat(reads).as("reads with seed %d", seed).isLessThanOrEqualTo(21);
        }
    }

    @Test
    void findsTheTailOfAnyPoolFromAnywhereBelow() {
        for (long seed = 1; seed <= 500; seed++) {
            var random = new SplittableRandom(seed);
            var ids = ids(random, random.nextInt(1, 3000), random.nextLong(10_000), random.nextInt(1, 5000));
            var tail = ids[ids.length - 1];
            var from = random.nextLong(tail + 1);

            assertThat(pool(ids).tail(from)).as("seed %d", seed).isEqualTo(tail);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 499})
    void findsAllOfAPoolThatIsGivenBySmallerPages(int most) {
        for (long seed = 1; seed <= 20; seed++) {
            var random = new SplittableRandom(seed);
            var ids = ids(random, random.nextInt(1, 1500), random.nextLong(10_000), random.nextInt(1, 500));

            assertThat(poolByPagesOf(most, ids).tail(0)).as("seed %d", seed).isEqualTo(ids[ids.length - 1]);
            var seen = poolByPagesOf(most, ids).above(0);
            assertThat(Arrays.stream(ids))
                    .allSatisfy(id -> assertThat(seen.of(seen(id))).hasSize(1));
        }
    }

    @Test
    void goesOnUntilAPageIsEmpty() {
        var ids = ids(new SplittableRandom(1), 1203, 100, 3);

        var seen = poolByUnevenPages(new SplittableRandom(1), ids).above(0);

        assertThat(Arrays.stream(ids))
                .allSatisfy(id -> assertThat(seen.of(seen(id))).hasSize(1));
    }

    @Test
    void findsTheTailOfAPoolThatIsGivenByUnevenPages() {
        for (long seed = 1; seed <= 200; seed++) {
            var random = new SplittableRandom(seed);
            var ids = ids(random, random.nextInt(1, 3000), random.nextLong(10_000), random.nextInt(1, 50));

            assertThat(poolByUnevenPages(random, ids).tail(0))
                    .as("seed %d", seed)
                    .isEqualTo(ids[ids.length - 1]);
        }
    }

    @Test
    void hasNoTailAboveAnEmptyPool() {
        assertThat(pool().tail(0)).isZero();
        assertThat(pool(5, 6).tail(6)).isEqualTo(6);
    }

    @Test
    void showsAllAboveTheWatermarkWithoutALandmark() {
        var ids = ids(new SplittableRandom(1), 1203, 100, 3);

        var seen = pool(ids).endFrom(ids[1], List.of()).orElseThrow();

        assertThat(seen.of(seen(ids[1]))).isEmpty();
        assertThat(Arrays.stream(ids).skip(2))
                .hasSize(1201)
                .allSatisfy(id -> assertThat(seen.of(seen(id))).hasSize(1));
    }

    @Test
    void readsFarEnoughBackToShowTheLandmark() {
        for (int place : List.of(0, 100, 20_000, 39_990)) {
            var ids = ids(new SplittableRandom(place), 40_000, 100, 5);
            reads = 0;

            var seen = pool(ids).endFrom(0, List.of(landmark(ids[place], ids[place + 1])));

            assertThat(seen)
                    .get()
                    .satisfies(shown -> assertThat(List.of(ids[place], ids[place + 1], ids[39_999]))
                            .allSatisfy(id -> assertThat(shown.of(seen(id))).hasSize(1)));
            assertThat(reads).isLessThan(place == 39_990 ? 30 : 200);
        }
    }

    @Test
    void readsTheLastNumbersInAFewReadsWhereSomeIdsAreMissing() {
        var ids = LongStream.rangeClosed(1, 110_000).filter(id -> id % 11 != 0).toArray();

        assertThat(pool(ids).last(2000).of(seen(ids[ids.length - 2000]))).hasSize(1);
        assertThat(reads).as("reads").isLessThan(25);

        reads = 0;
        assertThat(pool(ids).beforeLast(1000, 900)).isEqualTo(ids[ids.length - 1001]);
        assertThat(reads).as("reads").isLessThan(25);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 100, 1000})
    void readsTheLastNumbersOfAnyPoolInAFewReads(int spread) {
        for (long seed = 1; seed <= 5; seed++) {
            var random = new SplittableRandom(seed);
            var ids = ids(random, 1_000_000, random.nextLong(1_000_000_000), spread);
            var reader = pool(ids);
            reads = 0;

            assertThat(reader.last(2000).of(seen(ids[ids.length - 2000])))
                    .as("seed %d", seed)
                    .hasSize(1);
            assertThat(reads).as("reads with seed %d", seed).isLessThanOrEqualTo(60);
        }
    }

    @Test
    void provesNothingWithoutTheLandmark() {
        var ids = ids(new SplittableRandom(1), 2000, 100, 50);

        assertThat(pool(ids).endFrom(ids[10], List.of(landmark(ids[5])))).isEmpty();
    }

    @Test
    void refusesIdsThatDoNotRise() {
        var reader = reader(start -> new long[] {start + 3, start + 2});

        assertThatThrownBy(() -> reader.endFrom(7, List.of()))
                .isInstanceOf(UnreliablePoolException.class)
                .hasMessage("the pool of task 16 shows id 9 after 10, expected rising ids");
    }

    @Test
    void refusesAnIdThatWasNotAskedFor() {
        var reader = reader(start -> new long[] {start});

        assertThatThrownBy(() -> reader.endFrom(7, List.of()))
                .isInstanceOf(UnreliablePoolException.class)
                .hasMessage("the pool of task 16 shows id 7 after 7, expected rising ids");
    }

    private static NumberBatch landmark(long... ids) {
        var rows = new ArrayList<StagedRow>();
        for (var id : ids) {
            rows.add(SendingWorld.row(13_000_000_000L + id - 13_800_000_000L));
        }
        return new NumberBatch(1, 1, 1, null, BatchState.SENT, 1, ids.length, "n", null, null, rows);
    }
}
