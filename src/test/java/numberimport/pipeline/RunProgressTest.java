package numberimport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import numberimport.ledger.BatchStanding;
import numberimport.ledger.BatchState;
import org.junit.jupiter.api.Test;

class RunProgressTest {

    private static final Instant BEGUN = Instant.parse("2026-11-28T12:00:00Z");

    private static BatchStanding batch(int seq, BatchState state, int accepted) {
        return new BatchStanding(seq, state, 300, accepted, 300L * seq, 300L * seq + 299);
    }

    private static List<String> states(boolean active, BatchStanding... batches) {
        return RunProgress.of(List.of(batches), List.of(), active).cells().stream()
                .map(RunProgress.Cell::state)
                .toList();
    }

    @Test
    void saysHowEachBatchStands() {
        assertThat(states(
                        true,
                        batch(1, BatchState.SENT, 300),
                        batch(2, BatchState.SENT, 299),
                        batch(3, BatchState.UNKNOWN, 0),
                        batch(4, BatchState.SENDING, 0),
                        batch(5, BatchState.DENIED, 0),
                        batch(6, BatchState.PENDING, 0)))
                .containsExactly("sent", "partial", "unknown", "sending", "waiting", "waiting");
    }

    @Test
    void countsABatchInDoubtAsOnItsWayWhileTheRunGoesOn() {
        assertThat(states(true, batch(1, BatchState.IN_DOUBT, 0))).containsExactly("sending");
        assertThat(states(false, batch(1, BatchState.IN_DOUBT, 0))).containsExactly("unknown");
        var batches = List.of(batch(1, BatchState.IN_DOUBT, 0), batch(2, BatchState.SENDING, 0));
        assertThat(RunProgress.of(batches, List.of(), true).inDoubt()).isEqualTo(300);
        assertThat(RunProgress.of(batches, List.of(), false).inDoubt()).isZero();
    }

    @Test
    void showsTheGravestOfNeighboursWhereThereAreManyBatches() {
        var batches = IntStream.rangeClosed(1, 400)
                .mapToObj(seq -> batch(seq, seq == 7 ? BatchState.UNKNOWN : BatchState.SENT, 300))
                .toList();

        var cells = RunProgress.of(batches, List.of(), false).cells();

        assertThat(cells).hasSize(134);
        assertThat(cells.get(2)).isEqualTo(new RunProgress.Cell(7, 9, "unknown", 900, 900, 2100, 2999));
        assertThat(cells.get(133)).isEqualTo(new RunProgress.Cell(400, 400, "sent", 300, 300, 120_000, 120_299));
    }

    @Test
    void countsTheCallsOfEachStretch() {
        var calls = IntStream.range(0, 8)
                .mapToObj(call -> BEGUN.plusMillis(1010L * call))
                .toList();

        var progress = RunProgress.of(List.of(), calls, true);

        assertThat(progress.rates())
                .containsExactly(
                        new RunProgress.Rate(BEGUN, 1.0), new RunProgress.Rate(BEGUN.plusSeconds(5), 3 / 3.08));
        assertThat(progress.firstCall()).isEqualTo(BEGUN);
        assertThat(progress.lastCall()).isEqualTo(BEGUN.plusMillis(7070));
    }
}
