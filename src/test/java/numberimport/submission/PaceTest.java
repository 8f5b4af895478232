package numberimport.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import numberimport.ledger.DatabaseAddress;
import numberimport.ledger.ImportLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaceTest {

    private static final Duration GAP = Duration.ofMillis(1010);
    private static final Duration SPACING = Duration.ofMillis(1020);
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    static Path dataDir;

    private static ImportLedger ledger;

    private final String account = "account-" + UUID.randomUUID();

    @BeforeAll
    static void open() {
        ledger = ImportLedger.open(DatabaseAddress.embedded(dataDir));
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    private Pace pace(Pause pause) {
        return new Pace(ledger.callSlots(), account, GAP, pause);
    }

    @Test
    void keepsStartsASecondApartEvenBetweenTwoProcesses() throws InterruptedException {
        var processes = new Pace[] {pace(Pause.REAL), pace(Pause.REAL)};
        var last = 0L;
        for (int call = 0; call < 3; call++) {
            var pace = processes[call % 2];
            pace.awaitNear();
            var slot = pace.take();
            var start = System.nanoTime();
            slot.left();
            pace.passOn(slot);
            if (call > 0) {
                assertThat(Duration.ofNanos(start - last)).isBetween(SECOND, SECOND.multipliedBy(3));
            }
            last = start;
        }
    }

    @Test
    void waitsOnlyUntilTheSlotIsNear() throws InterruptedException {
        var time = new VirtualTime(ledger.dataSource(), account);
        ledger.callSlots().untilDue(account);
        ledger.callSlots().passOn(account, Duration.ofSeconds(10), Duration.ZERO);

        pace(time).awaitNear();

        assertThat(ledger.callSlots().untilDue(account)).isBetween(Duration.ofMillis(-800), Duration.ofMillis(200));
        assertThat(Duration.ofNanos(time.nanoTime())).isBetween(Duration.ofSeconds(8), Duration.ofMillis(9800));
    }

    @Test
    void waitsForASlotThatAnotherProcessTook() throws InterruptedException {
        var time = new VirtualTime(ledger.dataSource(), account);
        ledger.callSlots().untilDue(account);
        ledger.callSlots().passOn(account, Duration.ofSeconds(10), Duration.ZERO);

        pace(time).take();

        assertThat(Duration.ofNanos(time.nanoTime())).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10));
    }

    @Test
    void waitsUntilASlotThatItTookSoonerIsDue() throws InterruptedException {
        ledger.callSlots().untilDue(account);
        ledger.callSlots().passOn(account, Duration.ofMillis(500), Duration.ZERO);
        var before = System.nanoTime();
        pace(Pause.REAL).take();

        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(Duration.ofMillis(490), Duration.ofSeconds(10));
    }

    @Test
    void startsACallSoonerByWhatTheQuickestTookToLeave() throws InterruptedException {
        var time = new VirtualTime(ledger.dataSource(), account);

        assertThat(nextStartAfterACallThatTook(Duration.ofMillis(2), pace(time), time))
                .isEqualTo(SPACING.minusMillis(2));
    }

    @Test
    void startsACallSoonerByAFewMillisecondsAtMost() throws InterruptedException {
        var time = new VirtualTime(ledger.dataSource(), account);

        assertThat(nextStartAfterACallThatTook(Duration.ofMillis(500), pace(time), time))
                .isEqualTo(SPACING.minusMillis(5));
    }

    @Test
    void keepsCallsOfAProcessApartWhenTheDatabasesClockJumpsAhead() throws InterruptedException {
        var time = new VirtualTime(ledger.dataSource(), account);
        var pace = pace(time);
        var slot = pace.take();
        slot.left();
        pace.passOn(slot);
        var left = time.nanoTime();
        due();

        pace.take();

        assertThat(Duration.ofNanos(time.nanoTime() - left)).isEqualTo(SPACING);
    }

    @Test
    void waitsNoHourWhenTheDatabasesClockWasSetBack() throws InterruptedException {
        var time = new VirtualTime(ledger.dataSource(), account);
        ledger.callSlots().untilDue(account);
        ledger.callSlots().passOn(account, Duration.ofHours(1), Duration.ZERO);

        pace(time).awaitNear();

        assertThat(Duration.ofNanos(time.nanoTime())).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(8));
    }

    @Test
    void looksAgainSoonForASlotThatAnotherProcessHolds() throws InterruptedException {
        var time = new VirtualTime(ledger.dataSource(), account);
        pace(time).take();

        pace(time).take();

        assertThat(time.waits()).allSatisfy(wait -> assertThat(wait).isLessThanOrEqualTo(SPACING));
    }

    @Test
    void startsSoonerByNothingWhereThereIsNoMargin() throws InterruptedException {
        var time = new VirtualTime(ledger.dataSource(), account);

        assertThat(nextStartAfterACallThatTook(
                        Duration.ofMillis(2), new Pace(ledger.callSlots(), account, SECOND, time), time))
                .isEqualTo(SECOND);
    }

    @Test
    void restsBeforeACallThatWaitsForItsSlot() throws InterruptedException {
        var asked = new AtomicBoolean();
        var time = new VirtualTime(ledger.dataSource(), account);
        var pace = new AtomicReference<Pace>();
        Pause answered = new Pause() {
            @Override
            public void sleep(Duration wait) throws InterruptedException {
                if (asked.compareAndSet(false, true)) {
                    pace.get().tooOften(Optional.of(Duration.ofSeconds(3)));
                }
                time.sleep(wait);
            }

            @Override
            public long nanoTime() {
                return time.nanoTime();
            }
        };
        pace.set(pace(answered));
        ledger.callSlots().untilDue(account);
        ledger.callSlots().passOn(account, Duration.ofMillis(15), Duration.ZERO);

        pace.get().take();

        assertThat(asked).isTrue();
        assertThat(Duration.ofNanos(time.nanoTime())).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(4));
    }

    @Test
    void takesNothingFromWhoeverTookASlotThatWasHeldTooLong() throws InterruptedException {
        var time = new VirtualTime(ledger.dataSource(), account);
        var pace = pace(time);
        var held = pace.take();
        time.pass(Duration.ofSeconds(7));
        pace(time).take();

        pace.giveBack(held);
        held.left();
        pace.passOn(held);

        assertThat(ledger.callSlots().untilDue(account)).isBetween(Duration.ofSeconds(4), Pace.LONGEST_START);
    }

    /** From a call's leaving, which it took so long for, to the next one's start, with the slot due at once. */
    private Duration nextStartAfterACallThatTook(Duration toLeave, Pace pace, VirtualTime time)
            throws InterruptedException {
        var slot = pace.take();
        time.pass(toLeave);
        slot.left();
        var left = time.nanoTime();
        due();
        pace.take();
        return Duration.ofNanos(time.nanoTime() - left);
    }

    private void due() {
        ledger.callSlots().passOn(account, Duration.ZERO, Duration.ZERO);
    }

    @Test
    void hasTheNextSlotFollowTheMomentWhenTheCallLeft() throws InterruptedException {
        var pace = pace(Pause.REAL);
        var slot = pace.take();
        Pause.REAL.sleep(Duration.ofMillis(100));
        slot.left();

        pace.passOn(slot);

        assertThat(ledger.callSlots().untilDue(account)).isBetween(SECOND, SPACING.plusMillis(20));
    }

    @Test
    void keepsTheSlotWhileItsCallHasNotLeft() throws InterruptedException {
        pace(Pause.REAL).take();

        assertThat(ledger.callSlots().untilDue(account)).isBetween(Duration.ofSeconds(4), Pace.LONGEST_START);
    }

    @Test
    void givesBackASlotWithoutACall() throws InterruptedException {
        var pace = pace(Pause.REAL);
        var slot = pace.take();

        pace.giveBack(slot);

        assertThat(ledger.callSlots().untilDue(account)).isLessThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void widensTheGapWhenCallsComeTooOftenAndComesBack() throws InterruptedException {
        var pace = pace(Pause.REAL);
        var slot = pace.take();
        slot.left();

        pace.tooOften(Optional.empty());
        pace.passOn(slot);

        assertThat(ledger.callSlots().untilDue(account)).isBetween(SECOND.plusMillis(70), SPACING.plusMillis(120));
        assertThat(ledger.callSlots().widened(account)).isEqualTo(Duration.ofMillis(98));
        for (int step = 0; step < 49; step++) {
            pace.passOn(slot);
        }
        assertThat(ledger.callSlots().widened(account)).isEqualTo(Duration.ZERO);
    }

    @Test
    void restsAsLongAsTheApiAsks() throws InterruptedException {
        var pace = pace(Pause.REAL);
        pace.take();

        pace.tooOften(Optional.of(Duration.ofSeconds(30)));
        assertThat(ledger.callSlots().untilDue(account)).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30));

        pace.tooOften(Optional.of(Duration.ofHours(1)));
        assertThat(ledger.callSlots().untilDue(account)).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
    }

    @Test
    void restsAsWellWhenItIsAskedToWhileACallStarts() throws InterruptedException {
        var pace = pace(Pause.REAL);
        var slot = pace.take();

        pace.tooOften(Optional.of(Duration.ofSeconds(30)));
        slot.left();
        pace.passOn(slot);

        assertThat(ledger.callSlots().untilDue(account)).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(31));
    }
}
