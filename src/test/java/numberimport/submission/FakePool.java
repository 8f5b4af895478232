package numberimport.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import numberimport.api.NumberPage;
import numberimport.api.PooledNumber;

/** A task's number pool in memory: ids rise with gaps, and it may be shown as it was a while ago. */
final class FakePool {

    private final TreeMap<Long, PooledNumber> numbers = new TreeMap<>();
    private final Map<Long, Instant> addedAt = new HashMap<>();
    private final Set<Long> sent = new HashSet<>();
    private Duration lag = Duration.ZERO;
    private long idStep = 3;
    private int mostAPage = NumberPage.MOST;
    private long lastId = 1000;
    private long runStart;

    void leavesGapsOf(long ids) {
        idStep = ids;
    }

    void givesAtMost(int numbers) {
        mostAPage = numbers;
    }

    void showsItselfLateBy(Duration time) {
        lag = time;
    }

    void runStartsNow() {
        runStart = lastId;
    }

    /** Somebody else adds a number. */
    void put(String cellphone, String name, Instant at) {
        lastId += idStep;
        numbers.put(lastId, new PooledNumber(lastId, name, cellphone, null, 0, 0, 0));
        addedAt.put(lastId, at);
    }

    /** A number of a sending is added. */
    void keep(String cellphone, Instant at) {
        put(cellphone, null, at);
        sent.add(lastId);
    }

    boolean holds(String cellphone) {
        return numbers.values().stream().anyMatch(number -> number.cellphone().equals(cellphone));
    }

    NumberPage page(long startNumberId, Instant now) {
        var shown = now.minus(lag);
        return new NumberPage(numbers.tailMap(startNumberId, false).values().stream()
                .filter(number -> !addedAt.get(number.id()).isAfter(shown))
                .limit(mostAPage)
                .toList());
    }

    int size() {
        return numbers.size();
    }

    long tail() {
        return numbers.lastKey();
    }

    /** All numbers in order of their ids, without the one that was there from the start. */
    List<String> cellphones() {
        return cellphones(numbers.values().stream().skip(1));
    }

    /** The numbers that anybody has added since the run began. */
    List<String> added() {
        return cellphones(numbers.tailMap(runStart, false).values().stream());
    }

    /** The numbers that sendings have added. */
    List<String> kept() {
        return cellphones(numbers.values().stream().filter(number -> sent.contains(number.id())));
    }

    private static List<String> cellphones(Stream<PooledNumber> numbers) {
        return new ArrayList<>(numbers.map(PooledNumber::cellphone).toList());
    }
}
