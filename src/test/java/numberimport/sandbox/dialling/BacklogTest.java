package numberimport.sandbox.dialling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant END = START.plusSeconds(3600);

    private final List<Customer> listed = new ArrayList<>();
    private final List<Integer> portions = new ArrayList<>();
    private final Backlog backlog = new Backlog((until, limit) -> {
        portions.add(limit);
        return listed.stream().limit(limit).toList();
    });

    @Test
    void sortsInWhoComesBackWithinWhatIsRead() {
        listDueBySecond(1, 40);
        backlog.readAnew(END);
        take(10);

        backlog.add(dueAfter(1000, 15));

        assertThat(take(7)).containsExactly(11L, 12L, 13L, 14L, 15L, 1000L, 16L);
    }

    @Test
    void leavesWhoComesBackLaterToBeRead() {
        listDueBySecond(1, 40);
        backlog.readAnew(END);
        take(10);

        backlog.add(dueAfter(1000, 35));
        listed.subList(0, 32).clear();
        listed.add(3, dueAfter(1000, 35));

        assertThat(take(31)).hasSize(31).doesNotHaveDuplicates().endsWith(34L, 35L, 1000L, 36L, 37L, 38L, 39L, 40L);
    }

    @Test
    void sortsInWhoComesBackOnceAllIsRead() {
        listDueBySecond(1, 3);
        backlog.readAnew(END);

        take(1);
        backlog.add(dueAfter(1000, 200));

        assertThat(take(3)).containsExactly(2L, 3L, 1000L);
        assertThat(portions).hasSize(1);
    }

    @Test
    void readsMoreAtATimeTheLongerAnAdvanceGoesOn() {
        backlog.readAnew(END);
        for (var first = 1; first < 2000; first += 512) {
            listed.clear();
            listDueBySecond(first, 512);
            take(first == 1 ? 32 + 64 + 128 + 256 : 512);
        }
        assertThat(portions).startsWith(32, 64, 128, 256, 512, 512);

        backlog.readAnew(END);
        take(1);
        assertThat(portions).endsWith(32);
    }

    @Test
    void hasNobodyWhoIsNotDueYet() {
        listDueBySecond(5, 1);
        backlog.readAnew(END);

        assertThat(backlog.nextDue()).isEqualTo(START.plusSeconds(5));
        assertThat(backlog.take(START.plusSeconds(4))).isEmpty();
        assertThat(backlog.take(START.plusSeconds(5))).isPresent();
        assertThat(backlog.nextDue()).isEqualTo(Instant.MAX);
    }

    private void listDueBySecond(long firstId, int count) {
        LongStream.range(firstId, firstId + count).forEach(id -> listed.add(dueAfter(id, id)));
    }

    private List<Long> take(int count) {
        return Stream.generate(() -> backlog.take(END))
                .limit(count)
                .flatMap(customer -> customer.stream())
                .map(Customer::id)
                .toList();
    }

    private static Customer dueAfter(long id, long seconds) {
        return new Customer(id, List.of("1"), 0, START.plusSeconds(seconds), 0, 0, 0, 0);
    }
}
