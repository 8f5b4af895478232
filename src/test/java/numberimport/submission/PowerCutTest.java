package numberimport.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import numberimport.Endurance;
import numberimport.ledger.Attempt;
import numberimport.ledger.BatchState;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.LedgerException;
import numberimport.submission.UnforcedDisk.Force;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power is cut at the first operation of the ledger's disk, at the second, and so on until a run ends untouched: of what was
 * not forced, the next process finds whatever chance leaves. Each number is in the pool once all the same.
 */
class PowerCutTest {

    private static final String POOL_SETTINGS = "hikaricp.configurationFile";
    private static final int USUAL_STRIDE = 13;
    private static final int CUTS_AT_ONCE = 8;
    private static final int FEWEST_OPERATIONS = 100;
    private static final int FARTHEST_OPERATION = 10_000;

    @TempDir
    static Path folder;

    private static Map<String, byte[]> staged;

    @BeforeAll
    static void stage() throws Exception {
        // A database whose disk is off never comes back: nobody needs to wait for it.
        System.setProperty(
                POOL_SETTINGS,
                Files.writeString(folder.resolve("pool.properties"), "connectionTimeout=250\n")
                        .toString());
        var disk = UnforcedDisk.with(Map.of(), Force.HEEDED);
        try (var ledger = ImportLedger.open(disk.database())) {
            InterruptedSending.stage(ledger);
            staged = disk.contentADayLater();
        }
        disk.forget();
    }

    @AfterAll
    static void useTheUsualPool() {
        System.clearProperty(POOL_SETTINGS);
    }

    @Test
    void sendsEachNumberOnceWhereverThePowerIsCut() throws InterruptedException {
        var endurance = Endurance.wanted(1);
        var begun = System.nanoTime();
        for (var round = 0; endurance.goesOn(round, Duration.ofNanos(System.nanoTime() - begun)); round++) {
            var seed = endurance.seed() + round;
            var stride = endurance.everywhere() ? 1 : USUAL_STRIDE;
            var operation = 1 + (int) (seed % stride);
            while (cutAt(operation, seed)) {
                operation += stride;
            }
            assertThat(operation).as("operations of a run that ends untouched").isGreaterThan(FEWEST_OPERATIONS);
        }
    }

    @Test
    void hasAnAttemptOnTheDiskBeforeItsFirstByteLeaves() {
        var disk = UnforcedDisk.with(staged, Force.HEEDED);
        try (var ledger = ImportLedger.open(disk.database())) {
            var batch = ledger.batches()
                    .firstIn(InterruptedSending.RUN, BatchState.PENDING)
                    .orElseThrow();
            assertThat(ledger.attempts().claim(batch, new Attempt("nonce", Instant.EPOCH, "host/1"), 1))
                    .isTrue();
            for (var seed = 1; seed <= CUTS_AT_ONCE; seed++) {
                var found = disk.afterTheCut(new SplittableRandom(seed));
                try (var after = ImportLedger.open(found.database())) {
                    assertThat(after.attempts().find("nonce"))
                            .as("seed " + seed)
                            .isPresent();
                }
                found.forget();
            }
        }
        disk.forget();
    }

    @Test
    void wouldLoseAnAttemptIfNothingWereForced() throws InterruptedException {
        var lost = 0;
        for (var operation = FEWEST_OPERATIONS; lost == 0; operation += USUAL_STRIDE) {
            var machine = new Machine(staged, Force.IGNORED, operation);
            assertThat(machine.losesPower())
                    .as("power cut at operation " + operation)
                    .isTrue();
            lost = attemptsLost(machine, operation);
        }
        assertThat(lost).isPositive();
    }

    /** False when a run comes to its end before that. */
    private static boolean cutAt(int operation, long seed) throws InterruptedException {
        try (var machine = new Machine(staged, Force.HEEDED, operation)) {
            if (!machine.losesPower()) {
                return false;
            }
            goOn(machine, operation, seed);
            return true;
        }
    }

    private static void goOn(Machine machine, int operation, long seed) throws InterruptedException {
        var cut = "power cut at operation " + operation + ", seed " + seed;
        try (var ledger = machine.restarted(new SplittableRandom(seed * FARTHEST_OPERATION + operation))) {
            assertThat(machine.sending().seen())
                    .as("%s: attempts that the API saw", cut)
                    .allSatisfy(
                            nonce -> assertThat(ledger.attempts().find(nonce)).isPresent());
            assertThat(machine.sending().send(ledger, () -> false)).as(cut).isInstanceOf(SubmissionEnd.Done.class);
            assertThat(machine.sending().pool())
                    .as("%s: the pool", cut)
                    .containsExactlyInAnyOrderElementsOf(InterruptedSending.cellphones());
            var counts = ledger.runs().counts(InterruptedSending.RUN);
            assertThat(counts.balanced()).as(cut).isTrue();
            assertThat(counts.accepted())
                    .as("%s: accepted", cut)
                    .isEqualTo(InterruptedSending.cellphones().size());
        }
    }

    private static int attemptsLost(Machine machine, int operation) {
        try (var ledger = machine.restarted(new SplittableRandom(operation))) {
            return (int) machine.sending().seen().stream()
                    .filter(nonce -> ledger.attempts().find(nonce).isEmpty())
                    .count();
        } catch (LedgerException unreadable) {
            return 0;
        }
    }
}
