package numberimport.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import numberimport.api.ApiException;
import numberimport.ledger.BatchState;
import numberimport.ledger.DatabaseAddress;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.NumberBatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three hundred schedules of faults and crashes, each given by its seed: no row is ever in the pool twice. */
class RandomFaultsTest {

    private static final int SCHEDULES = 300;
    private static final int MOST_STARTS = 40;
    private static final Duration BEYOND_EVERY_DELAY = Duration.ofMinutes(20);

    @TempDir
    static Path dataDir;

    private static ImportLedger ledger;

    @BeforeAll
    static void open() {
        ledger = ImportLedger.open(new DatabaseAddress("jdbc:h2:mem:faults;WRITE_DELAY=0", "sa", ""));
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    @Test
    void putsNoRowIntoThePoolTwice() throws InterruptedException {
        for (long seed = 1; seed <= SCHEDULES; seed++) {
            var random = new SplittableRandom(seed);
            var sizes = IntStream.range(0, random.nextInt(1, 5))
                    .mapToObj(i -> random.nextInt(1, 5))
                    .toArray(Integer[]::new);
            var world = SendingWorld.of(ledger, sizes);
            world.api.goesAhead(Duration.ofSeconds(random.nextInt(-250, 250)));
            world.api.leavesGapsOf(random.nextInt(1, 3000));
            for (int i = random.nextInt(1, 8); i > 0; i--) {
                world.api.expect(fate(random));
            }
            if (random.nextInt(3) == 0) {
                world.api.failsReads(ApiException.unreachable("numbers", "reset"));
            }

            sendUntilDone(world);
            world.time.pass(BEYOND_EVERY_DELAY);
            world.api.deliverWhatIsDue();

            check(world, "seed " + seed);
        }
    }

    private static FakeApi.Fate fate(SplittableRandom random) {
        var delay = Duration.ofSeconds(random.nextInt(1, 170));
        var fate = switch (random.nextInt(8)) {
            case 0 -> FakeApi.neverReceived();
            case 1 -> FakeApi.appliedUnanswered(random.nextInt(6));
            case 2 -> FakeApi.appliedUnanswered(300);
            case 3 -> FakeApi.appliedAfter(delay);
            case 4 -> FakeApi.receivedAfter(delay.multipliedBy(3));
            case 5 -> FakeApi.notSent();
            case 6 -> FakeApi.code(random.nextBoolean() ? 501004 : 2000);
            default -> FakeApi.taken();
        };
        return random.nextInt(4) == 0 ? FakeApi.crash(fate) : fate;
    }

    /** Starts processes, one after the other, until one comes to the end of the run. */
    private static void sendUntilDone(SendingWorld world) throws InterruptedException {
        for (int start = 0; start < MOST_STARTS; start++) {
            try {
                if (world.send() instanceof SubmissionEnd.Done) {
                    return;
                }
            } catch (SimulatedCrashException nextProcess) {
                world.time.pass(Duration.ofSeconds(30));
            }
        }
    }

    private static void check(SendingWorld world, String seed) {
        var counts = ledger.runs().counts(world.run.id());
        assertThat(counts.balanced()).as(seed).isTrue();
        assertThat(counts.unsent()).as(seed).isZero();
        assertThat(world.api.pool()).as(seed).doesNotHaveDuplicates();
        var accepted = cellphones(world, BatchState.SENT);
        assertThat(world.api.pool()).as("%s: accepted", seed).containsAll(accepted);
        assertThat(world.api.pool())
                .as("%s: in the pool, but not accepted", seed)
                .filteredOn(cellphone -> !accepted.contains(cellphone))
                .isSubsetOf(cellphones(world, BatchState.UNKNOWN));
        assertThat(world.batches())
                .as("%s: what three attempts did not settle", seed)
                .filteredOn(batch -> batch.state() != BatchState.SENT)
                .allSatisfy(batch -> {
                    assertThat(batch.state()).isEqualTo(BatchState.UNKNOWN);
                    assertThat(batch.attempts()).isGreaterThanOrEqualTo(3);
                });
    }

    private static List<String> cellphones(SendingWorld world, BatchState state) {
        var cellphones = new ArrayList<String>();
        world.batches().stream()
                .filter(batch -> batch.state() == state)
                .map(NumberBatch::rows)
                .forEach(rows -> rows.forEach(row -> cellphones.add(row.entry().cellphone())));
        return cellphones;
    }
}
