package numberimport.submission;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import numberimport.api.AddNumbersAnswer;
import numberimport.api.ApiException;

/**
 * All that befalls one run, drawn from a seed: its batches, the task's pool, the API's clock, what becomes of each sending, who
 * else writes, and when processes die or stand still.
 */
final class Schedule {

    /** An admitted request takes effect within the processing time. */
    private static final int LONGEST_EFFECT_SECONDS = 178;

    /** What took effect last is shown before the second reading, which follows half a minute later. */
    private static final int LONGEST_UNSEEN_SECONDS = 207;

    private static final int MORE_THAN_SENT = 99;

    private final long seed;
    private final boolean calm;
    private final SplittableRandom random;
    private final boolean repeats;
    private final boolean noncesCount;
    private final boolean dedupes;
    private final boolean oldCopies;
    private final int countLacks;
    private final int lagSeconds;
    private final int staleSeconds;
    private final int held;
    private final int foreignNumbers;
    private final int sameNumbers;
    private final int longestAnswerMillis;
    private final List<List<String>> batches;
    private final List<String> atFault = new ArrayList<>();
    private final List<Integer> deaths;
    private final List<Integer> turns;
    private int failedReads;

    /** Nothing happens but what is scripted besides, to a batch of two rows and one of one. */
    static Schedule calm(long seed) {
        return new Schedule(seed, true);
    }

    Schedule(long seed) {
        this(seed, false);
    }

    private Schedule(long seed, boolean calm) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.staleSeconds = !calm && random.nextInt(20) == 0 ? random.nextInt(230, 4000) : 0;
        this.calm = calm || staleSeconds > 0;
        this.repeats = oneIn(5);
        this.noncesCount = !oneIn(12);
        this.dedupes = !repeats && oneIn(8);
        this.oldCopies = oneIn(10);
        this.countLacks = oneIn(40) ? random.nextInt(1, 4) : 0;
        this.lagSeconds = oneIn(4) ? random.nextInt(1, 170) : 0;
        this.held = oneIn(20) ? random.nextInt(400, 1200) : upTo(20);
        this.foreignNumbers = oneIn(6) ? random.nextInt(1, 30) : 0;
        this.sameNumbers = oneIn(8) ? random.nextInt(1, 40) : 0;
        this.longestAnswerMillis = oneIn(4) ? 20_000 : 300;
        this.batches =
                calm && !stale() ? List.of(List.of("13800000011", "13800000012"), List.of("13800000013")) : numbers();
        if (oneIn(8)) {
            var batch = batches.get(random.nextInt(batches.size()));
            atFault.add(batch.get(random.nextInt(batch.size())));
        }
        this.deaths = some(oneIn(2) ? random.nextInt(1, 5) : 0, oneIn(3) ? 40 : 250);
        this.turns = some(oneIn(5) ? random.nextInt(1, 9) : 0, 120);
    }

    private List<List<String>> numbers() {
        var all = new ArrayList<List<String>>();
        var next = 1L;
        for (int batch = random.nextInt(stale() ? 3 : 1, 5); batch > 0; batch--) {
            var numbers = new ArrayList<String>();
            for (int row = random.nextInt(1, 5); row > 0; row--) {
                var number = repeats && random.nextBoolean() ? random.nextLong(1, 4) : next + 10;
                next++;
                numbers.add(Long.toString(13_800_000_000L + number));
            }
            all.add(numbers);
        }
        return all;
    }

    private boolean oneIn(int chances) {
        return !calm && random.nextInt(chances) == 0;
    }

    private int upTo(int most) {
        return calm ? 0 : random.nextInt(most + 1);
    }

    private List<Integer> some(int count, int most) {
        return IntStream.range(0, count)
                .mapToObj(i -> random.nextInt(1, most + 1))
                .toList();
    }

    /** Makes the API what this schedule says. To be called once. */
    void prepare(FakeApi api, SimulatedTime time) {
        if (stale()) {
            showsAStalePool(api, time);
            return;
        }
        api.goesAhead(Duration.ofSeconds(oneIn(2) ? -upTo(250) : upTo(250)));
        for (int i = 0; i < held; i++) {
            api.put(Long.toString(13_900_000_001L + i));
        }
        // Gaps of that size let the end of a pool, as far as it is read at first, hold but one or two numbers.
        api.leavesGapsOf(oneIn(2) ? 700 + upTo(2300) : 1 + upTo(3000));
        if (oldCopies) {
            batches.forEach(numbers -> numbers.forEach(api::put));
        }
        api.showsItsPoolLateBy(Duration.ofSeconds(lagSeconds));
        if (oneIn(8)) {
            api.givesAtMost(random.nextInt(1, 6));
        }
        api.countsTooFew(countLacks);
        if (dedupes) {
            api.refusesWhatIsThere();
        }
        api.findsFaultWith(atFault.toArray(String[]::new));
        for (int i = upTo(8); i > 0; i--) {
            api.expect(oneIn(12) ? steppingBack(fate()) : fate());
        }
        failedReads = oneIn(3) ? random.nextInt(1, 6) : 0;
        for (int i = failedReads; i > 0; i--) {
            api.failsReads(ApiException.unreachable("numbers", "reset"));
        }
    }

    /**
     * A pool shown later than the API's time to process a request: only that it lacks what was acknowledged tells so. One batch is
     * acknowledged before the one in doubt, and others after it.
     */
    private void showsAStalePool(FakeApi api, SimulatedTime time) {
        var before = Duration.ofSeconds(random.nextBoolean() ? 2L * staleSeconds : 10);
        api.showsItsPoolLateBy(Duration.ofSeconds(staleSeconds));
        api.expect(
                (there, stamp, numbers) -> {
                    var answer = Fates.taken().of(there, stamp, numbers);
                    time.pass(before);
                    return answer;
                },
                Fates.appliedUnanswered(random.nextInt(1, 6)));
    }

    private boolean stale() {
        return staleSeconds > 0;
    }

    private FakeApi.Fate fate() {
        return switch (random.nextInt(14)) {
            case 0 -> Fates.neverReceived();
            case 1, 2 -> Fates.appliedUnanswered(random.nextInt(6));
            case 3, 4 -> Fates.appliedUnanswered(300);
            case 5, 6 -> Fates.appliedAfter(effect());
            case 7 -> Fates.receivedAfter(Duration.ofSeconds(random.nextInt(1, 600)));
            case 8 -> Fates.notSent();
            case 9 -> random.nextInt(3) == 0 ? turnedAway() : Fates.code(2000);
            case 10 -> Fates.tooOften();
            case 11 -> Fates.answered(new AddNumbersAnswer.Denied(unclearCode(), "so"), admitted());
            case 12 -> Fates.answered(new AddNumbersAnswer.Taken(MORE_THAN_SENT, 0, List.of()), admitted());
            default -> Fates.taken();
        };
    }

    private FakeApi.Fate steppingBack(FakeApi.Fate fate) {
        var by = Duration.ofSeconds(random.nextInt(1, 30));
        return (api, stamp, numbers) -> {
            var answer = fate.of(api, stamp, numbers);
            api.stepsBack(by);
            return answer;
        };
    }

    /** The API may have taken it all the same, where the look at the pool that follows can't see it yet. */
    private FakeApi.Fate turnedAway() {
        var code = new int[] {501004, 2059, 2005}[random.nextInt(3)];
        return random.nextBoolean()
                ? Fates.answered(new AddNumbersAnswer.Denied(code, "so"), admitted())
                : Fates.code(code);
    }

    private FakeApi.Fate admitted() {
        return switch (random.nextInt(4)) {
            case 0 -> Fates.appliedUnanswered(random.nextInt(6));
            case 1 -> Fates.appliedAfter(effect());
            case 2 -> Fates.neverReceived();
            default -> Fates.appliedUnanswered(300);
        };
    }

    private int unclearCode() {
        return new int[] {2000, 20622, 20623, 99999}[random.nextInt(4)];
    }

    private Duration effect() {
        var most = Math.min(LONGEST_EFFECT_SECONDS, LONGEST_UNSEEN_SECONDS - lagSeconds);
        return Duration.ofSeconds(random.nextInt(1, most));
    }

    long seed() {
        return seed;
    }

    List<List<String>> batches() {
        return batches;
    }

    boolean repeats() {
        return repeats;
    }

    boolean noncesCount() {
        return noncesCount;
    }

    boolean dedupes() {
        return dedupes;
    }

    boolean oldCopies() {
        return oldCopies;
    }

    boolean countLies() {
        return countLacks != 0;
    }

    boolean readsFail() {
        return failedReads > 0;
    }

    Duration lag() {
        return Duration.ofSeconds(lagSeconds + staleSeconds);
    }

    /** At how many in a hundred calls somebody else adds a number. */
    int foreignNumbers() {
        return foreignNumbers;
    }

    /** At how many in a hundred calls somebody else adds one of the run's numbers. */
    int sameNumbers() {
        return sameNumbers;
    }

    boolean othersWrite() {
        return foreignNumbers + sameNumbers > 0;
    }

    int longestAnswerMillis() {
        return longestAnswerMillis;
    }

    /** At which point each process dies, one after the other; those after the last live on. */
    List<Integer> deaths() {
        return deaths;
    }

    /** After how many steps two processes that know nothing of each other go on in turn; empty when there is one at a time. */
    List<Integer> turns() {
        return turns;
    }
}
