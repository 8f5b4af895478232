package numberimport.submission;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import numberimport.api.AddNumbersAnswer;
import numberimport.api.ApiError;
import numberimport.api.ApiException;
import numberimport.api.CallStamp;
import numberimport.api.CalloutTaskPage;
import numberimport.api.FailedNumber;
import numberimport.api.NumberPage;
import numberimport.api.PooledNumber;
import numberimport.api.TaskDetails;
import numberimport.api.UnaskedApi;
import tools.jackson.databind.json.JsonMapper;

/**
 * A task in memory, with a pool and a memory of nonces as the API has them. The script says what befalls each sending; after
 * its end all goes well. What is still on its way takes effect when its time has come, seen at the next call.
 */
final class FakeApi extends UnaskedApi {

    /** What befalls one sending. */
    @FunctionalInterface
    interface Fate {
        AddNumbersAnswer of(FakeApi api, CallStamp stamp, List<String> cellphones);
    }

    private record Late(Instant at, Runnable effect) {}

    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Clock time;
    private final Queue<Fate> script = new ArrayDeque<>();
    private final TreeMap<Long, PooledNumber> pool = new TreeMap<>();
    private final Map<Long, Instant> addedAt = new HashMap<>();
    private final Set<String> nonces = new HashSet<>();
    private final List<Late> late = new ArrayList<>();
    private final List<List<String>> sendings = new ArrayList<>();
    private final Queue<RuntimeException> readFailures = new ArrayDeque<>();
    private final List<String> reads = new ArrayList<>();
    private final Set<String> atFault = new HashSet<>();
    private Duration lag = Duration.ZERO;
    private long countLacks;
    private boolean dedupes;
    private boolean spendsAll;
    private boolean window = true;
    private boolean once = true;
    private long runStart;
    private RuntimeException unreadable;
    private Duration ahead = Duration.ZERO;
    private long idStep = 3;
    private long lastId = 1000;

    FakeApi(Clock time) {
        this.time = time;
        put("13900000000");
    }

    void expect(Fate... fates) {
        script.addAll(Arrays.asList(fates));
    }

    /** How far the API's clock is ahead of ours. */
    void goesAhead(Duration by) {
        ahead = by;
    }

    void leavesGapsOf(long ids) {
        idStep = ids;
    }

    /** The pool as it is shown is older than the pool as it is. */
    void showsItsPoolLateBy(Duration time) {
        lag = time;
    }

    /** The task's count is too small by so many. */
    void countsTooFew(long numbers) {
        countLacks = numbers;
    }

    /** A number that is there is refused. */
    void refusesWhatIsThere() {
        dedupes = true;
    }

    /** A sending with one of these numbers is turned away whole. */
    void findsFaultWith(String... cellphones) {
        atFault.addAll(List.of(cellphones));
    }

    /** Whatever is sent, its nonce counts as used. */
    void spendsEveryNonce() {
        spendsAll = true;
    }

    void takesOldTimestamps() {
        window = false;
    }

    void takesNoncesAgain() {
        once = false;
    }

    /** The numbers that were added since the run began. */
    synchronized List<String> added() {
        return pool.tailMap(runStart, false).values().stream()
                .map(PooledNumber::cellphone)
                .toList();
    }

    /** What is there now was there before the run. */
    synchronized void runStartsNow() {
        runStart = lastId;
    }

    /** The pool can't be read from now on. */
    void isUnreadable(RuntimeException failure) {
        unreadable = failure;
    }

    /** The reads of the pool and of the task so far. */
    synchronized List<String> reads() {
        return List.copyOf(reads);
    }

    void failsReads(RuntimeException... failures) {
        readFailures.addAll(Arrays.asList(failures));
    }

    /** The numbers of each sending that left, in order. */
    synchronized List<List<String>> sendings() {
        return List.copyOf(sendings);
    }

    /** The pool's numbers in order of their ids, without the one that was there from the start. */
    synchronized List<String> pool() {
        return pool.values().stream().skip(1).map(PooledNumber::cellphone).toList();
    }

    synchronized long tail() {
        return pool.lastKey();
    }

    // Fates

    static Fate taken() {
        return (api, stamp, numbers) -> api.admitted(stamp, () -> {
            if (numbers.stream().anyMatch(api.atFault::contains)) {
                return new AddNumbersAnswer.Denied(2000, "bad content");
            }
            var held = api.pool();
            var refused = numbers.stream()
                    .filter(number -> api.dedupes && held.contains(number))
                    .map(number -> new FailedNumber(number, "号码重复"))
                    .toList();
            numbers.stream()
                    .filter(number -> !api.dedupes || !held.contains(number))
                    .forEach(api::put);
            return new AddNumbersAnswer.Taken(numbers.size() - refused.size(), refused.size(), refused);
        });
    }

    static Fate code(int code) {
        return (api, stamp, numbers) -> new AddNumbersAnswer.Denied(code, "so");
    }

    /** Turned away at the door, before anything of it is looked at. */
    static Fate tooOften() {
        return (api, stamp, numbers) -> new AddNumbersAnswer.TooOften(Optional.empty());
    }

    static Fate notSent() {
        return (api, stamp, numbers) -> {
            api.sendings.remove(api.sendings.size() - 1);
            return new AddNumbersAnswer.NotSent("ConnectException");
        };
    }

    static Fate neverReceived() {
        return (api, stamp, numbers) -> new AddNumbersAnswer.Lost("reset");
    }

    /** Admitted, and the first {@code count} applied, before the answer is lost. */
    static Fate appliedUnanswered(int count) {
        return (api, stamp, numbers) -> {
            api.admitted(stamp, () -> {
                numbers.stream().limit(count).forEach(api::put);
                return new AddNumbersAnswer.Taken(0, 0, List.of());
            });
            return new AddNumbersAnswer.Lost("reset");
        };
    }

    /** Admitted at once, applied after a while, never answered. */
    static Fate appliedAfter(Duration delay) {
        return (api, stamp, numbers) -> {
            api.admitted(stamp, () -> {
                api.later(delay, () -> numbers.forEach(api::put));
                return new AddNumbersAnswer.Taken(0, 0, List.of());
            });
            return new AddNumbersAnswer.Lost("none within 60 s");
        };
    }

    /** Underway for a while, then admitted only if stamp and nonce still are good. */
    static Fate receivedAfter(Duration delay) {
        return (api, stamp, numbers) -> {
            api.later(delay, () -> taken().of(api, stamp, numbers));
            return new AddNumbersAnswer.Lost("none within 60 s");
        };
    }

    /** Takes effect as {@code fate} says, then the process dies before it has the answer. */
    static Fate crash(Fate fate) {
        return (api, stamp, numbers) -> {
            fate.of(api, stamp, numbers);
            throw new SimulatedCrashException();
        };
    }

    private AddNumbersAnswer admitted(CallStamp stamp, Supplier<AddNumbersAnswer> effect) {
        if (Duration.between(stamp.signedAt(), serverTime()).abs().compareTo(SKEW) > 0) {
            return new AddNumbersAnswer.Denied(ApiError.TIMESTAMP_SKEW.code(), "timestamp");
        }
        return nonces.add(stamp.nonce())
                ? effect.get()
                : new AddNumbersAnswer.Denied(ApiError.NONCE_USED.code(), "nonce");
    }

    private void later(Duration delay, Runnable effect) {
        late.add(new Late(serverTime().plus(delay), effect));
    }

    void put(String cellphone) {
        put(cellphone, null);
    }

    /** Somebody else adds a number. */
    synchronized void put(String cellphone, String name) {
        lastId += idStep;
        pool.put(lastId, new PooledNumber(lastId, name, cellphone, null, 0, 0, 0));
        addedAt.put(lastId, time.instant());
    }

    synchronized void deliverWhatIsDue() {
        var due = late.stream()
                .filter(effect -> !effect.at().isAfter(serverTime()))
                .toList();
        late.removeAll(due);
        due.forEach(effect -> effect.effect().run());
    }

    // The API

    @Override
    public synchronized AddNumbersAnswer addNumbers(CallStamp stamp, byte[] body, Runnable written) {
        deliverWhatIsDue();
        var numbers = JsonMapper.shared().readTree(body).get("numbers");
        var cellphones = StreamSupport.stream(numbers.spliterator(), false)
                .map(number -> number.get("cellphone").asString())
                .toList();
        sendings.add(cellphones);
        written.run();
        var fate = script.poll();
        return (fate == null ? taken() : fate).of(this, stamp, cellphones);
    }

    @Override
    public synchronized TaskDetails task(long id, CallStamp stamp) {
        beforeRead();
        reads.add("nonce");
        if (window && Duration.between(stamp.signedAt(), serverTime()).abs().compareTo(SKEW) > 0) {
            throw ApiException.answered("task " + id, ApiError.TIMESTAMP_SKEW.code(), "timestamp");
        }
        if ((!nonces.add(stamp.nonce()) && once) || spendsAll) {
            throw ApiException.answered("task " + id, ApiError.NONCE_USED.code(), "nonce");
        }
        return task(id);
    }

    @Override
    public synchronized NumberPage numbers(long task, long startNumberId) {
        reads.add("numbers");
        beforeRead();
        if (unreadable != null) {
            throw unreadable;
        }
        var shown = time.instant().minus(lag);
        return new NumberPage(pool.tailMap(startNumberId, false).values().stream()
                .filter(number -> !addedAt.get(number.id()).isAfter(shown))
                .limit(NumberPage.MOST)
                .toList());
    }

    private void beforeRead() {
        deliverWhatIsDue();
        var failure = readFailures.poll();
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public synchronized TaskDetails task(long id) {
        return UnaskedApi.task(id, "a task", 2, pool.size() - countLacks);
    }

    @Override
    public CalloutTaskPage tasks(CallStamp stamp) {
        task(16, stamp);
        return tasks(1, 1);
    }

    @Override
    public CalloutTaskPage tasks(int page, int perPage) {
        return new CalloutTaskPage(List.of(), 1, 1, 0);
    }

    @Override
    public Instant serverTime() {
        return time.instant().plus(ahead);
    }
}
