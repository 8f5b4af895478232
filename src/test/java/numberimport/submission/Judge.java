package numberimport.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import numberimport.ledger.AttemptOutcome.How;
import numberimport.ledger.BatchState;
import numberimport.ledger.NumberBatch;
import numberimport.ledger.RowStatus;
import numberimport.ledger.StagedRow;

/**
 * Compares what the far side's own books show with what the user is told of each row. Knows nothing of how the run was sent.
 */
final class Judge {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Set<BatchState> UNKNOWN =
            EnumSet.of(BatchState.SENDING, BatchState.IN_DOUBT, BatchState.UNKNOWN);

    private final SimulatedRun world;
    private final List<NumberBatch> batches = new ArrayList<>();
    private final Set<Long> refused = new HashSet<>();
    private final List<String> kept;

    /** Reads both sides as they are now. */
    Judge(SimulatedRun world) {
        this.world = world;
        world.ledger.batches().forEach(world.id, batches::add);
        world.ledger
                .failedRows()
                .forEach(
                        world.id,
                        EnumSet.of(RowStatus.REFUSED),
                        row -> assertThat(refused.add(row.row()))
                                .as("row %s stands in the list of refused rows once", row.row())
                                .isTrue());
        this.kept = world.api.kept();
    }

    /** {@code later} says that the run was taken up again when all had calmed down. */
    void judge(boolean later) {
        everyRowStandsInOneList();
        nothingIsLeftUnsent();
        everyNumberIsThereAsOftenAsIsSaid();
        whatIsUnknownHasItsReason(later);
        whatIsWeakIsThere();
        if (world.schedule.turns().isEmpty()) {
            callsStartASecondApart();
        }
    }

    boolean anyUnknown() {
        return batches.stream().anyMatch(batch -> UNKNOWN.contains(batch.state()));
    }

    private void everyRowStandsInOneList() {
        var told = Stream.concat(rows(EnumSet.allOf(BatchState.class)).map(Judge::row), refused.stream())
                .sorted()
                .toList();
        var staged = world.schedule.batches().stream().mapToInt(List::size).sum();
        assertThat(told)
                .as("rows in all lists")
                .containsExactlyElementsOf(
                        Stream.iterate(2L, row -> row + 1).limit(staged).toList());
        assertThat(world.ledger.runs().counts(world.id).balanced())
                .as("the counts balance")
                .isTrue();
    }

    private void nothingIsLeftUnsent() {
        assertThat(rows(EnumSet.of(BatchState.PENDING))).as("unsent rows").isEmpty();
    }

    /** Of a number, each accepted row is there once, and no more than the accepted and unknown ones. */
    private void everyNumberIsThereAsOftenAsIsSaid() {
        var accepted = numbers(rows(EnumSet.of(BatchState.SENT)));
        var weak = numbers(weak());
        var unknown = numbers(rows(UNKNOWN));
        var all = new HashSet<>(kept);
        all.addAll(accepted);
        for (var number : all) {
            var most = times(number, accepted) + times(number, unknown);
            assertThat(times(number, kept))
                    .as("%s: times in the pool, by %s accepted rows", number, times(number, accepted))
                    .isBetween(times(number, accepted) - times(number, weak) - perhapsOthers(number), most);
        }
    }

    /** Which of several equal numbers is somebody else's, no pool tells. */
    private int perhapsOthers(String number) {
        return world.schedule.repeats() ? world.timesAddedByOthers(number) : 0;
    }

    /** Accepted without being ours for certain: the pool has them, and somebody else may have added them. */
    private void whatIsWeakIsThere() {
        var pool = world.api.pool();
        for (var batch : batches) {
            if (batch.via() == How.POOL_WEAK) {
                assertThat(numbers(rows(batch)))
                        .as("added by others under another name")
                        .allMatch(world::addedByOthers)
                        .allMatch(pool::contains);
            } else if (batch.via() == How.DUPLICATE_ANSWER) {
                assertThat(world.schedule.dedupes())
                        .as("the API refuses duplicates")
                        .isTrue();
                assertThat(numbers(rows(batch))).allMatch(pool::contains);
            }
        }
    }

    private void whatIsUnknownHasItsReason(boolean later) {
        for (var batch : batches) {
            if (UNKNOWN.contains(batch.state())) {
                assertThat(UnknownReason.explains(world, batch, numbers(rows(batch)), later))
                        .as("%s is unknown: %s", numbers(rows(batch)), batch.message())
                        .isTrue();
            }
        }
    }

    private void callsStartASecondApart() {
        var starts = world.api.starts();
        for (int i = 1; i < starts.size(); i++) {
            assertThat(Duration.between(starts.get(i - 1), starts.get(i)))
                    .as("gap before call %s", i)
                    .isGreaterThanOrEqualTo(SECOND);
        }
    }

    private Stream<StagedRow> weak() {
        return batches.stream()
                .filter(batch -> batch.via() == How.POOL_WEAK || batch.via() == How.DUPLICATE_ANSWER)
                .flatMap(this::rows);
    }

    private Stream<StagedRow> rows(Set<BatchState> states) {
        return batches.stream().filter(batch -> states.contains(batch.state())).flatMap(this::rows);
    }

    private Stream<StagedRow> rows(NumberBatch batch) {
        return batch.rows().stream().filter(row -> !refused.contains(row(row)));
    }

    private static long row(StagedRow row) {
        return row.entry().row();
    }

    private static List<String> numbers(Stream<StagedRow> rows) {
        return rows.map(row -> row.entry().cellphone()).toList();
    }

    private static int times(String number, List<String> numbers) {
        return Collections.frequency(numbers, number);
    }
}
