package numberimport.submission;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import numberimport.api.AddNumbersAnswer;
import numberimport.api.ApiError;
import numberimport.api.ApiException;
import numberimport.api.CallStamp;
import numberimport.api.CalloutTaskPage;
import numberimport.api.FailedNumber;
import numberimport.api.NumberPage;
import numberimport.api.TaskDetails;
import numberimport.api.UnaskedApi;
import org.jspecify.annotations.Nullable;
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
    private final FakePool pool = new FakePool();
    private final NonceMemory nonces = new NonceMemory();
    private final Map<String, Integer> dropped = new HashMap<>();
    private final List<Instant> starts = new ArrayList<>();
    private final List<Late> late = new ArrayList<>();
    private final List<List<String>> sendings = new ArrayList<>();
    private final Queue<RuntimeException> readFailures = new ArrayDeque<>();
    private final List<String> reads = new ArrayList<>();
    private final Set<String> atFault = new HashSet<>();
    private long countLacks;
    private boolean dedupes;
    private boolean spendsAll;
    private boolean window = true;
    private boolean once = true;
    private RuntimeException unreadable;
    private Duration ahead = Duration.ZERO;
    private @Nullable Instant happening;

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
        pool.leavesGapsOf(ids);
    }

    /** A page of the pool has no more numbers than that. */
    void givesAtMost(int numbers) {
        pool.givesAtMost(numbers);
    }

    /** The API's clock is set back; what is on its way takes as long as it would have taken. */
    synchronized void stepsBack(Duration by) {
        ahead = ahead.minus(by);
        late.replaceAll(effect -> new Late(effect.at().minus(by), effect.effect()));
    }

    /** The pool as it is shown is older than the pool as it is. */
    void showsItsPoolLateBy(Duration time) {
        pool.showsItselfLateBy(time);
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
        return pool.added();
    }

    /** What is there now was there before the run. */
    synchronized void runStartsNow() {
        pool.runStartsNow();
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

    /** From now on all goes well. */
    void calmsDown() {
        script.clear();
        readFailures.clear();
    }

    /** The numbers of each sending that left, in order. */
    synchronized List<List<String>> sendings() {
        return List.copyOf(sendings);
    }

    /** The pool's numbers in order of their ids, without the one that was there from the start. */
    synchronized List<String> pool() {
        return pool.cellphones();
    }

    synchronized long tail() {
        return pool.tail();
    }

    /** The numbers that sendings have added, each as often as it was added. */
    synchronized List<String> kept() {
        return pool.kept();
    }

    /** How often a number was admitted and not kept, without an answer that says so. */
    synchronized int dropped(String cellphone) {
        return dropped.getOrDefault(cellphone, 0);
    }

    /** When each sending left that may have arrived. */
    synchronized List<Instant> starts() {
        return List.copyOf(starts);
    }

    AddNumbersAnswer admitted(CallStamp stamp, Supplier<AddNumbersAnswer> effect) {
        if (Duration.between(stamp.signedAt(), happening()).abs().compareTo(SKEW) > 0) {
            return new AddNumbersAnswer.Denied(ApiError.TIMESTAMP_SKEW.code(), "timestamp");
        }
        return nonces.spend(stamp, happening())
                ? effect.get()
                : new AddNumbersAnswer.Denied(ApiError.NONCE_USED.code(), "nonce");
    }

    /** Adds what is neither at fault nor, where the API looks for that, there already. */
    AddNumbersAnswer keep(List<String> numbers) {
        if (numbers.stream().anyMatch(atFault::contains)) {
            drop(numbers);
            return new AddNumbersAnswer.Denied(2000, "bad content");
        }
        var refused = numbers.stream()
                .filter(number -> dedupes && pool.holds(number))
                .map(number -> new FailedNumber(number, "号码重复"))
                .toList();
        var there = refused.stream().map(FailedNumber::cellphone).toList();
        numbers.stream()
                .filter(number -> !there.contains(number))
                .forEach(number -> pool.keep(number, happening().minus(ahead)));
        return new AddNumbersAnswer.Taken(numbers.size() - refused.size(), refused.size(), refused);
    }

    AddNumbersAnswer keepUnanswered(List<String> numbers, int count) {
        var kept = numbers.subList(0, Math.min(count, numbers.size()));
        var answer = keep(kept);
        drop(numbers.subList(kept.size(), numbers.size()));
        if (answer instanceof AddNumbersAnswer.Taken taken) {
            drop(taken.unsuccessful().stream().map(FailedNumber::cellphone).toList());
        }
        return answer;
    }

    private void drop(List<String> numbers) {
        numbers.forEach(number -> dropped.merge(number, 1, Integer::sum));
    }

    void later(Duration delay, Runnable effect) {
        late.add(new Late(happening().plus(delay), effect));
    }

    /** The API's time at which something takes effect: now, or when what was on its way was due. */
    private Instant happening() {
        return happening == null ? serverTime() : happening;
    }

    void put(String cellphone) {
        put(cellphone, null);
    }

    /** Somebody else adds a number. */
    synchronized void put(String cellphone, String name) {
        pool.put(cellphone, name, time.instant());
    }

    /** The last sending never left. */
    void neverLeft() {
        sendings.remove(sendings.size() - 1);
        starts.remove(starts.size() - 1);
    }

    synchronized void deliverWhatIsDue() {
        var due = late.stream()
                .filter(effect -> !effect.at().isAfter(serverTime()))
                .sorted(Comparator.comparing(Late::at))
                .toList();
        late.removeAll(due);
        for (var effect : due) {
            happening = effect.at();
            effect.effect().run();
        }
        happening = null;
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
        starts.add(time.instant());
        written.run();
        var fate = script.poll();
        return (fate == null ? Fates.taken() : fate).of(this, stamp, cellphones);
    }

    @Override
    public synchronized TaskDetails task(long id, CallStamp stamp) {
        beforeRead();
        reads.add("nonce");
        if (window && Duration.between(stamp.signedAt(), serverTime()).abs().compareTo(SKEW) > 0) {
            throw ApiException.answered("task " + id, ApiError.TIMESTAMP_SKEW.code(), "timestamp");
        }
        if ((!nonces.spend(stamp, happening()) && once) || spendsAll) {
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
        return pool.page(startNumberId, time.instant());
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
        deliverWhatIsDue();
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
