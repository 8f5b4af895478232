package numberimport.submission;

import static numberimport.ledger.BatchState.IN_DOUBT;
import static numberimport.ledger.BatchState.PENDING;
import static numberimport.ledger.BatchState.SENT;
import static numberimport.ledger.BatchState.UNKNOWN;
import static numberimport.submission.FakeApi.appliedAfter;
import static numberimport.submission.FakeApi.appliedUnanswered;
import static numberimport.submission.FakeApi.code;
import static numberimport.submission.FakeApi.crash;
import static numberimport.submission.FakeApi.neverReceived;
import static numberimport.submission.FakeApi.notSent;
import static numberimport.submission.FakeApi.receivedAfter;
import static numberimport.submission.FakeApi.taken;
import static numberimport.submission.SendingWorld.cellphone;
import static numberimport.submission.SendingWorld.cellphones;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import numberimport.api.AddNumbersAnswer;
import numberimport.api.ApiException;
import numberimport.api.CalloutTaskApi;
import numberimport.api.FailedNumber;
import numberimport.ledger.Attempt;
import numberimport.ledger.AttemptOutcome;
import numberimport.ledger.AttemptOutcome.How;
import numberimport.ledger.DatabaseAddress;
import numberimport.ledger.FailedRow;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.NumberBatch;
import numberimport.ledger.RowStatus;
import numberimport.ledger.RunCounts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubmissionTest {

    private static final SubmissionEnd DONE = new SubmissionEnd.Done();

    @TempDir
    static Path dataDir;

    private static ImportLedger ledger;

    @BeforeAll
    static void open() {
        ledger = ImportLedger.open(DatabaseAddress.embedded(dataDir));
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    @Test
    void sendsEveryBatchOnceInOrder() throws InterruptedException {
        var world = SendingWorld.of(ledger, 3, 2);

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.api.sendings()).containsExactly(cellphones(2, 3), cellphones(5, 2));
        assertThat(world.states()).containsExactly(SENT, SENT);
        assertThat(ledger.runs().counts(world.run.id())).isEqualTo(new RunCounts(5, 5, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void sendsNothingOfARunThatHasNoBatches() throws InterruptedException {
        var world = SendingWorld.of(ledger);

        assertThat(world.send()).isEqualTo(DONE);
        assertThat(world.api.sendings()).isEmpty();
    }

    @Test
    void writesDownWhichNumbersWereRefusedAndWhy() throws InterruptedException {
        var world = SendingWorld.of(ledger, 3);
        world.api.expect((api, stamp, numbers) -> {
            api.put(numbers.get(0));
            api.put(numbers.get(2));
            return new AddNumbersAnswer.Taken(2, 1, List.of(new FailedNumber("+86 138-0000-0003", "空号")));
        });

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(failedRows(world))
                .containsExactly(new FailedRow(3, RowStatus.REFUSED, "REFUSED_BY_API", "空号", List.of(cellphone(3))));
        assertThat(ledger.runs().counts(world.run.id())).isEqualTo(new RunCounts(3, 2, 0, 0, 0, 1, 0, 0));
    }

    @Test
    void confirmsFromThePoolWhatWasAppliedWithoutAnAnswer() throws InterruptedException {
        var world = SendingWorld.of(ledger, 3, 2);
        world.api.expect(appliedUnanswered(3));

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.api.sendings()).containsExactly(cellphones(2, 3), cellphones(5, 2));
        assertThat(world.states()).containsExactly(SENT, SENT);
    }

    @Test
    void sendsAgainOnceWhatTheApiNeverReceived() throws InterruptedException {
        var world = SendingWorld.of(ledger, 3);
        world.api.expect(neverReceived());

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.api.sendings()).containsExactly(cellphones(2, 3), cellphones(2, 3));
        assertThat(world.api.pool()).isEqualTo(cellphones(2, 3));
        assertThat(world.time.waits())
                .as("no settling takes minutes where the nonce was still free")
                .allSatisfy(wait -> assertThat(wait).isLessThan(Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 61, 179})
    void waitsForWhatWasAdmittedToTakeEffect(int seconds) throws InterruptedException {
        var world = SendingWorld.of(ledger, 3, 2);
        world.api.expect(appliedAfter(Duration.ofSeconds(seconds)));

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.api.sendings()).hasSize(2);
        assertThat(world.api.pool()).containsExactlyInAnyOrderElementsOf(cellphones(2, 5));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 100, 299, 1000})
    void turnsAwayACopyThatArrivesAfterItWasGivenUp(int seconds) throws InterruptedException {
        var world = SendingWorld.of(ledger, 3);
        world.api.expect(receivedAfter(Duration.ofSeconds(seconds)));

        assertThat(world.send()).isEqualTo(DONE);
        world.time.pass(Duration.ofMinutes(20));
        world.api.deliverWhatIsDue();

        assertThat(world.api.pool()).isEqualTo(cellphones(2, 3));
    }

    @Test
    void sendsTheRestOfABatchThatWasAppliedInPart() throws InterruptedException {
        var world = SendingWorld.of(ledger, 5);
        world.api.expect(appliedUnanswered(2));

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.api.sendings()).containsExactly(cellphones(2, 5), cellphones(4, 3));
        assertThat(world.api.pool()).isEqualTo(cellphones(2, 5));
        assertThat(world.batches()).extracting(NumberBatch::accepted).containsExactly(2, 3);
    }

    @Test
    void readsThePoolWhereCountsDoNotAddUp() throws InterruptedException {
        var world = SendingWorld.of(ledger, 4);
        world.api.expect((api, stamp, numbers) -> {
            appliedUnanswered(2).of(api, stamp, numbers);
            return new AddNumbersAnswer.Taken(2, 0, List.of());
        });

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.api.sendings()).containsExactly(cellphones(2, 4), cellphones(4, 2));
        assertThat(world.api.pool()).isEqualTo(cellphones(2, 4));
    }

    @ParameterizedTest
    @ValueSource(ints = {2000, 20622, 20623, 99999})
    void doubtsACodeThatDoesNotSayThatNothingWasApplied(int code) throws InterruptedException {
        var world = SendingWorld.of(ledger, 3);
        world.api.expect((api, stamp, numbers) -> {
            appliedUnanswered(3).of(api, stamp, numbers);
            return code(code).of(api, stamp, numbers);
        });

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.api.sendings()).hasSize(1);
        assertThat(world.states()).containsExactly(SENT);
    }

    @Test
    void givesUpABatchThatIsTakenThreeTimesAndNeverKept() throws InterruptedException {
        var world = SendingWorld.of(ledger, 2);
        world.api.expect(appliedUnanswered(0), appliedUnanswered(0), appliedUnanswered(0));

        world.send();
        world.send();

        assertThat(world.api.sendings()).hasSize(3);
        assertThat(world.states()).containsExactly(UNKNOWN);
    }

    // Ends

    @Test
    void stopsWhenTheTaskIsOpened() throws InterruptedException {
        var world = SendingWorld.of(ledger, 1, 1, 1);
        world.api.expect(taken(), code(501004));

        assertThat(world.send()).isEqualTo(new SubmissionEnd.Stopped("the task was opened (code 501004 \"so\")"));

        assertThat(world.api.sendings()).hasSize(2);
        assertThat(world.states()).containsExactly(SENT, PENDING, PENDING);
        assertThat(world.send()).isEqualTo(DONE);
        assertThat(world.api.pool()).isEqualTo(cellphones(2, 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "2059 | the signature is wrong: e-mail or token do not belong together (code 2059 \"so\")",
                "2002 | the API does not know the subdomain of base-url (code 2002 \"so\")",
                "20621 | the call's time is missing or not in Unix seconds (code 20621 \"so\")"
            })
    void endsAsUnauthorised(int code, String why) throws InterruptedException {
        var world = SendingWorld.of(ledger, 1, 1);
        world.api.expect(code(code));

        assertThat(world.send()).isEqualTo(new SubmissionEnd.Unauthorised(why));
        assertThat(world.api.sendings()).hasSize(1);
        assertThat(world.states()).containsExactly(PENDING, PENDING);
    }

    @Test
    void failsWhenTheTaskIsGone() throws InterruptedException {
        var world = SendingWorld.of(ledger, 1, 1);
        world.api.expect(code(2005));

        assertThat(world.send()).isEqualTo(new SubmissionEnd.Failed("the task is gone (code 2005 \"so\")"));
        assertThat(world.states()).containsExactly(PENDING, PENDING);
    }

    @Test
    void failsWhenTheApiCantBeReachedForFiveMinutes() throws InterruptedException {
        var world = SendingWorld.of(ledger, 1);
        var begun = world.time.instant();
        for (int i = 0; i < 1000; i++) {
            world.api.expect(notSent());
        }

        assertThat(world.send())
                .isEqualTo(new SubmissionEnd.Failed("the API can't be reached: ConnectException, for 5 minutes"));

        assertThat(world.states()).containsExactly(PENDING);
        assertThat(Duration.between(begun, world.time.instant()))
                .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(8));
    }

    @Test
    void goesOnWhenTheApiIsBackWithinFiveMinutes() throws InterruptedException {
        var world = SendingWorld.of(ledger, 1, 1);
        world.api.expect(notSent(), notSent(), notSent(), notSent());

        assertThat(world.send()).isEqualTo(DONE);
        assertThat(world.api.sendings()).containsExactlyInAnyOrder(cellphones(2, 1), cellphones(3, 1));
    }

    @Test
    void sendsNothingMoreAfterAStopRequest() throws InterruptedException {
        var world = SendingWorld.of(ledger, 1, 1, 1);
        world.api.expect((api, stamp, numbers) -> {
            world.stop("stopped by SIGTERM");
            return taken().of(api, stamp, numbers);
        });

        assertThat(world.send()).isEqualTo(new SubmissionEnd.Stopped("stopped by SIGTERM"));

        assertThat(world.api.sendings()).hasSize(1);
        assertThat(world.states()).containsExactly(SENT, PENDING, PENDING);
    }

    @Test
    void leavesADoubtForLaterWhenStoppedWhileSettling() throws InterruptedException {
        var world = SendingWorld.of(ledger, 1);
        world.api.expect((api, stamp, numbers) -> {
            world.stop("stopped by SIGTERM");
            return appliedUnanswered(0).of(api, stamp, numbers);
        });

        assertThat(world.send()).isEqualTo(new SubmissionEnd.Stopped("stopped by SIGTERM"));
        assertThat(world.states()).containsExactly(IN_DOUBT);
    }

    // Doubt

    @Test
    void takesOverWhatACrashInterrupted() throws InterruptedException {
        for (var fate :
                List.of(taken(), neverReceived(), appliedUnanswered(1), receivedAfter(Duration.ofSeconds(200)))) {
            var world = SendingWorld.of(ledger, 2, 2);
            world.api.expect(crash(fate));
            assertThatThrownBy(world::send).isInstanceOf(SimulatedCrashException.class);

            assertThat(world.send()).isEqualTo(DONE);

            assertThat(world.api.pool()).containsExactlyInAnyOrderElementsOf(cellphones(2, 4));
        }
    }

    @Test
    void concludesNothingFromAPoolOutOfOrder() throws InterruptedException {
        var world = SendingWorld.of(ledger, 2);
        world.api.expect(appliedUnanswered(1));
        world.api.failsReads(new UnreliablePoolException("the pool shows id 7 after 9"));

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.states()).containsExactly(UNKNOWN);
        assertThat(world.api.sendings()).hasSize(1);
    }

    @Test
    void settlesOnceTheApiCanBeReadAgain() throws InterruptedException {
        var world = SendingWorld.of(ledger, 2);
        world.api.expect(neverReceived());
        world.api.failsReads(
                ApiException.unreachable("numbers", "reset"),
                ApiException.unreachable("numbers", "reset"),
                ApiException.answered("numbers", 20622, "timestamp"));

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.api.pool()).isEqualTo(cellphones(2, 2));
    }

    @ParameterizedTest
    @ValueSource(longs = {-240, 0, 240})
    void findsAnEarlierBatchInThePoolWhateverTheClocksSay(long secondsAhead) throws InterruptedException {
        var world = SendingWorld.of(ledger, 2, 2, 2, 2, 2, 2, 2, 2);
        world.api.goesAhead(Duration.ofSeconds(secondsAhead));
        world.api.leavesGapsOf(3000);
        world.api.expect(appliedUnanswered(2));

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.api.sendings()).hasSize(8);
        assertThat(world.api.pool()).isEqualTo(cellphones(2, 16));
    }

    // Overlap

    @Test
    void overlapsCallsUpToTheLimit() throws InterruptedException {
        var world = SendingWorld.of(ledger, 1, 1, 1, 1, 1, 1);
        var overlap = new OverlapWatch(world.api, 3);

        sendAll(world, overlap, 3);

        assertThat(overlap.most()).isEqualTo(3);
        assertThat(world.api.pool()).containsExactlyInAnyOrderElementsOf(cellphones(2, 6));
    }

    @Test
    void overlapsNoCallsWhileABatchIsInDoubt() throws InterruptedException {
        var world = SendingWorld.of(ledger, 1, 1, 1, 1);
        var doubted = world.batches().get(0);
        var attempt = new Attempt("a nonce", world.time.instant(), "host/0");
        ledger.attempts().claim(doubted, attempt);
        ledger.attempts().inDoubt(doubted, attempt, new AttemptOutcome(How.IN_DOUBT, "lost", world.time.instant()));
        var overlap = new OverlapWatch(world.api, 1);

        sendAll(world, overlap, 3);

        assertThat(overlap.most()).isEqualTo(1);
        assertThat(world.states()).containsExactly(IN_DOUBT, SENT, SENT, SENT);
    }

    private static void sendAll(SendingWorld world, CalloutTaskApi api, int inFlight) throws InterruptedException {
        try (var submission = world.submission(api, inFlight)) {
            for (var batch = submission.next(); batch.isPresent(); batch = submission.next()) {
                submission.send(batch.get());
            }
        }
    }

    private static List<FailedRow> failedRows(SendingWorld world) {
        var rows = new ArrayList<FailedRow>();
        ledger.failedRows().forEach(world.run.id(), EnumSet.allOf(RowStatus.class), rows::add);
        return rows;
    }
}
