package numberimport.submission;

import static numberimport.ledger.BatchState.DENIED;
import static numberimport.ledger.BatchState.IN_DOUBT;
import static numberimport.ledger.BatchState.PENDING;
import static numberimport.ledger.BatchState.SENT;
import static numberimport.ledger.BatchState.UNKNOWN;
import static numberimport.submission.Fates.answered;
import static numberimport.submission.Fates.appliedAfter;
import static numberimport.submission.Fates.appliedUnanswered;
import static numberimport.submission.Fates.code;
import static numberimport.submission.Fates.crash;
import static numberimport.submission.Fates.neverReceived;
import static numberimport.submission.Fates.notSent;
import static numberimport.submission.Fates.receivedAfter;
import static numberimport.submission.Fates.taken;
import static numberimport.submission.Fates.tooOften;
import static numberimport.submission.SendingWorld.cellphone;
import static numberimport.submission.SendingWorld.cellphones;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
import numberimport.ledger.Capability;
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

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
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

    @Test
    void countsNoAttemptThatTheApiNeverTook() throws InterruptedException {
        var world = SendingWorld.of(ledger, 2);
        world.api.expect(neverReceived(), notSent(), neverReceived(), appliedUnanswered(0));

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.states()).containsExactly(SENT);
        assertThat(world.api.pool()).isEqualTo(cellphones(2, 2));
    }

    // Ends

    @Test
    void stopsWhenTheTaskIsOpened() throws InterruptedException {
        var world = SendingWorld.of(ledger, 1, 1, 1);
        world.api.expect(taken(), code(501004));

        assertThat(world.send()).isEqualTo(new SubmissionEnd.TaskOpened("the task was opened (code 501004 \"so\")"));

        assertThat(world.api.sendings()).hasSize(2);
        assertThat(world.states()).containsExactly(SENT, DENIED, PENDING);
        assertThat(world.send()).isEqualTo(DONE);
        assertThat(world.api.pool()).containsExactlyInAnyOrderElementsOf(cellphones(2, 3));
    }

    @ParameterizedTest
    @CsvSource({"501004, 1", "501004, 2", "2059, 2", "2005, 1"})
    void keepsWhatTheApiTookBeforeItTurnedTheBatchAway(int code, int taken) throws InterruptedException {
        var world = SendingWorld.withPoolOf(ledger, 10, 2, 2);
        world.api.expect(answered(new AddNumbersAnswer.Denied(code, "so"), appliedUnanswered(taken)));

        assertThat(world.send()).isNotEqualTo(DONE);

        assertThat(world.states()).containsExactly(IN_DOUBT, PENDING);
        assertThat(world.send()).isEqualTo(DONE);
        assertThat(world.api.added()).containsExactlyInAnyOrderElementsOf(cellphones(2, 4));
    }

    @ParameterizedTest
    @CsvSource({"501004, 0", "501004, 2", "2059, 2", "2005, 2"})
    void doublesNothingThatTheApiTookAndAPoolThatLagsHid(int code, int taken) throws InterruptedException {
        var world = SendingWorld.withPoolOf(ledger, 10, 2, 2, 2);
        world.api.showsItsPoolLateBy(Duration.ofSeconds(60));
        world.api.expect(taken(), answered(new AddNumbersAnswer.Denied(code, "so"), appliedUnanswered(taken)));

        assertThat(world.send()).isNotEqualTo(DONE);

        assertThat(world.states()).containsExactly(SENT, DENIED, PENDING);
        assertThat(world.send()).isEqualTo(DONE);
        assertThat(world.api.added()).containsExactlyInAnyOrderElementsOf(cellphones(2, 6));
    }

    @Test
    void sendsOthersWhileItLooksOnceMoreAtWhatTheApiDenied() throws InterruptedException {
        var world = SendingWorld.of(ledger, 1, 1, 1);
        world.api.expect(code(501004));
        world.send();

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.api.sendings().get(1)).isEqualTo(cellphones(3, 1));
        assertThat(world.api.pool()).containsExactlyInAnyOrderElementsOf(cellphones(2, 3));
    }

    @Test
    void leavesInDoubtWhatCannotBeLookedAtWhenTheTaskIsOpened() throws InterruptedException {
        var world = SendingWorld.of(ledger, 1, 1);
        world.api.expect(code(501004));
        world.api.isUnreadable(ApiException.unreachable("numbers", "reset"));

        assertThat(world.send()).isInstanceOf(SubmissionEnd.TaskOpened.class);

        assertThat(world.states()).containsExactly(IN_DOUBT, PENDING);
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
        assertThat(world.states()).containsExactly(DENIED, PENDING);
    }

    @Test
    void failsWhenTheTaskIsGone() throws InterruptedException {
        var world = SendingWorld.of(ledger, 1, 1);
        world.api.expect(code(2005));

        assertThat(world.send()).isEqualTo(new SubmissionEnd.TaskGone("the task is gone (code 2005 \"so\")"));
        assertThat(world.states()).containsExactly(DENIED, PENDING);
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
        world.api.isUnreadable(new UnreliablePoolException("the pool shows id 7 after 9"));

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

    @Test
    void readsThePoolOnlyForADoubt() throws InterruptedException {
        var world = SendingWorld.withPoolOf(ledger, 5000, 2, 2);

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.api.reads()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 499, 5000})
    void findsWhereThePoolEndedWhenADoubtArises(int held) throws InterruptedException {
        for (var fate : List.of(appliedUnanswered(3), appliedUnanswered(2), appliedUnanswered(0))) {
            var world = SendingWorld.withPoolOf(ledger, held, 3, 2);
            var last = world.api.tail();
            world.api.expect(fate);

            assertThat(world.send()).isEqualTo(DONE);

            assertThat(world.api.added()).containsExactlyInAnyOrderElementsOf(cellphones(2, 5));
            assertThat(ledger.runs()
                            .find(world.run.id())
                            .orElseThrow()
                            .poolStart()
                            .watermark())
                    .isEqualTo(last);
            assertThat(world.api.reads()).hasSizeLessThan(40);
        }
    }

    @Test
    void takesNoOldNumberForItsOwn() throws InterruptedException {
        var world = SendingWorld.withPoolOf(ledger, 1000, 2, 2, 2);
        cellphones(2, 6).forEach(world.api::put);
        world.runStartsNow();
        world.api.expect(
                taken(),
                (api, stamp, numbers) -> {
                    world.time.pass(Duration.ofSeconds(10));
                    return taken().of(api, stamp, numbers);
                },
                appliedUnanswered(0));

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.api.added()).isEqualTo(cellphones(2, 6));
        assertThat(world.api.sendings()).hasSize(4);
    }

    @Test
    void takesNoOldNumberForItsOwnWhileThePoolIsShownLate() throws InterruptedException {
        var world = SendingWorld.withPoolOf(ledger, 1000, 2, 2, 2);
        cellphones(2, 6).forEach(world.api::put);
        world.runStartsNow();
        world.time.pass(Duration.ofHours(1));
        world.api.showsItsPoolLateBy(Duration.ofSeconds(110));
        world.api.expect(
                taken(),
                (api, stamp, numbers) -> {
                    world.time.pass(Duration.ofSeconds(10));
                    return taken().of(api, stamp, numbers);
                },
                appliedUnanswered(0));

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.api.added()).containsExactlyInAnyOrderElementsOf(cellphones(2, 6));
        assertThat(world.states()).containsExactly(SENT, SENT, SENT);
    }

    private SendingWorld withAnOlderListOfTheSameNumbersShownLate() throws InterruptedException {
        var world = SendingWorld.withPoolOf(ledger, 1000, 2, 2);
        cellphones(2, 4).forEach(world.api::put);
        world.runStartsNow();
        world.time.pass(Duration.ofHours(1));
        world.api.showsItsPoolLateBy(Duration.ofSeconds(110));
        return world;
    }

    @Test
    void takesNoOldNumberForItsOwnBeforeAnyWasAcknowledged() throws InterruptedException {
        var world = withAnOlderListOfTheSameNumbersShownLate();
        world.api.expect(appliedUnanswered(0), taken());

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.api.added()).isEqualTo(cellphones(4, 2));
        assertThat(world.states()).containsExactly(UNKNOWN, SENT);
    }

    @Test
    void tellsItsOwnNumbersFromAnOlderListsOnceTheCountStandsStill() throws InterruptedException {
        var world = withAnOlderListOfTheSameNumbersShownLate();
        world.api.expect(appliedUnanswered(2), taken());

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.api.added()).isEqualTo(cellphones(2, 4));
        assertThat(world.batches()).extracting(NumberBatch::via).containsExactly(How.POOL, How.ANSWER);
        assertThat(world.api.sendings()).hasSize(2);
    }

    @Test
    void sendsOnlyWhatIsNotThereAgainWithoutAWaitOnceItKnowsWhereThePoolEnded() throws InterruptedException {
        var world = SendingWorld.withPoolOf(ledger, 1000, 3, 2, 2);
        world.api.expect(appliedUnanswered(1), taken(), taken(), taken(), appliedUnanswered(2));

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.api.added()).containsExactlyInAnyOrderElementsOf(cellphones(2, 7));
    }

    @Test
    void concludesNothingFromACountThatLacksWhatIsThere() throws InterruptedException {
        var world = SendingWorld.withPoolOf(ledger, 1000, 3);
        world.api.countsTooFew(3);
        world.api.expect((api, stamp, numbers) -> {
            var answer = appliedUnanswered(3).of(api, stamp, numbers);
            for (int i = 0; i < 3; i++) {
                api.put("1391234000" + i);
            }
            return answer;
        });

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.states()).containsExactly(UNKNOWN);
        assertThat(world.batches().get(0).message())
                .isEqualTo("the pool ends with numbers that the run sent, but the task says that only 3 were added"
                        + " since the run began");
    }

    @Test
    void concludesNothingFromAPoolThatLacksWhatWasAcknowledged() throws InterruptedException {
        var world = SendingWorld.of(ledger, 2, 2);
        world.api.showsItsPoolLateBy(Duration.ofHours(1));
        world.api.expect(taken(), appliedUnanswered(2));

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.states()).containsExactly(SENT, UNKNOWN);
        assertThat(world.api.pool()).isEqualTo(cellphones(2, 4));
        assertThat(world.batches().get(1).message())
                .isEqualTo("the pool does not show numbers that were acknowledged earlier, so it proves nothing");
    }

    @Test
    void readsAPoolToItsEndThatIsGivenBySmallerPages() throws InterruptedException {
        var world = SendingWorld.of(ledger, 5);
        world.api.givesAtMost(2);
        world.api.expect(appliedUnanswered(5));

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.api.pool()).isEqualTo(cellphones(2, 5));
    }

    @Test
    void believesTheOrderOfTheLedgerMoreThanAClockThatWasSetBack() throws InterruptedException {
        var world = SendingWorld.withPoolOf(ledger, 600, 2, 2, 2);
        world.api.expect(taken(), (api, stamp, numbers) -> {
            var answer = appliedUnanswered(2).of(api, stamp, numbers);
            api.stepsBack(Duration.ofSeconds(20));
            return answer;
        });

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.api.added()).containsExactlyInAnyOrderElementsOf(cellphones(2, 6));
    }

    @Test
    void concludesNothingFromAPoolThatLacksOnlyTheLatest() throws InterruptedException {
        var world = SendingWorld.of(ledger, 2, 2, 2);
        world.api.expect(
                (api, stamp, numbers) -> {
                    var answer = taken().of(api, stamp, numbers);
                    world.time.pass(Duration.ofMinutes(10));
                    return answer;
                },
                appliedUnanswered(2),
                (api, stamp, numbers) -> {
                    api.showsItsPoolLateBy(Duration.ofMinutes(9));
                    return taken().of(api, stamp, numbers);
                });
        world.api.showsItsPoolLateBy(Duration.ofMinutes(9));

        world.send();

        assertThat(world.states()).containsExactly(SENT, UNKNOWN, SENT);
        assertThat(world.api.pool()).isEqualTo(cellphones(2, 6));
    }

    @Test
    void readsOnPastALaterBatchWithTheSameNumber() throws InterruptedException {
        var world = SendingWorld.repeating(ledger, List.of(List.of(2L), List.of(3L), List.of(2L)));
        world.api.leavesGapsOf(3000);
        world.api.expect(
                taken(),
                notSentFor(world, Duration.ofSeconds(10)),
                appliedAfter(Duration.ofSeconds(100)),
                appliedAfter(Duration.ofSeconds(101)));

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.api.pool()).containsExactlyInAnyOrder(cellphone(2), cellphone(3), cellphone(2));
    }

    @Test
    void readsOnPastTheSameNumberOfSomebodyElse() throws InterruptedException {
        var world = SendingWorld.of(ledger, 1, 1);
        world.api.leavesGapsOf(3000);
        world.api.expect(taken(), notSentFor(world, Duration.ofSeconds(10)), (api, stamp, numbers) -> {
            api.later(Duration.ofSeconds(101), () -> api.put(cellphone(2), "somebody else's"));
            return appliedAfter(Duration.ofSeconds(100)).of(api, stamp, numbers);
        });

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.api.pool()).containsExactly(cellphone(2), cellphone(3), cellphone(2));
    }

    private static FakeApi.Fate notSentFor(SendingWorld world, Duration time) {
        return (api, stamp, numbers) -> {
            world.time.pass(time);
            return notSent().of(api, stamp, numbers);
        };
    }

    @Test
    void sendsOthersWhileADoubtWaits() throws InterruptedException {
        var world = SendingWorld.of(ledger, 1, 1, 1);
        var begun = world.time.instant();
        var ends = new ArrayList<Duration>();
        FakeApi.Fate last = (api, stamp, numbers) -> {
            ends.add(Duration.between(begun, world.time.instant()));
            return taken().of(api, stamp, numbers);
        };
        world.api.expect(appliedUnanswered(0), last, last);

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(ends).allSatisfy(time -> assertThat(time).isLessThan(Duration.ofMinutes(1)));
        assertThat(world.api.pool()).containsExactlyInAnyOrderElementsOf(cellphones(2, 3));
    }

    // Too often

    @Test
    void sendsFurtherApartWhenCallsComeTooOften() throws InterruptedException {
        var world = SendingWorld.of(ledger, 1, 1);
        world.api.expect(tooOften());

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.api.pool()).containsExactlyInAnyOrderElementsOf(cellphones(2, 2));
        assertThat(ledger.callSlots().widened(world.run.account()))
                .as("narrowed by each call; the refused one may be told so before or after its slot is passed on")
                .isBetween(Duration.ofMillis(94), Duration.ofMillis(96));
    }

    @Test
    void endsWhenTenCallsInARowHaveNoClearAnswer() throws InterruptedException {
        var world = SendingWorld.of(ledger, 1);
        for (int i = 0; i < 20; i++) {
            world.api.expect(tooOften());
        }

        assertThat(world.send())
                .isEqualTo(new SubmissionEnd.Failed("10 calls in a row had no clear answer, the last one because"
                        + " the API says that calls come too often"));

        assertThat(world.api.sendings()).hasSize(10);
        assertThat(world.states()).containsExactly(IN_DOUBT);
    }

    // Content

    @Test
    void findsTheOneRowAtFaultByHalving() throws InterruptedException {
        var world = SendingWorld.of(ledger, 300, 2);
        world.api.findsFaultWith(cellphone(123));

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(failedRows(world))
                .containsExactly(new FailedRow(
                        123,
                        RowStatus.REFUSED,
                        "REFUSED_BY_API",
                        "the API turned the row away by itself: the API misses a parameter or could not read one"
                                + " (code 2000 \"bad content\")",
                        List.of(cellphone(123))));
        assertThat(ledger.runs().counts(world.run.id())).isEqualTo(new RunCounts(302, 301, 0, 0, 0, 1, 0, 0));
        assertThat(world.api.pool()).doesNotHaveDuplicates().hasSize(301);
        assertThat(world.api.sendings()).hasSizeBetween(16, 20);
    }

    @Test
    void sendsASingleRowTwiceBeforeItIsTakenForTheOneAtFault() throws InterruptedException {
        var world = SendingWorld.of(ledger, 1, 1);
        world.api.findsFaultWith(cellphone(2));

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.api.sendings()).filteredOn(cellphones(2, 1)::equals).hasSize(2);
        assertThat(failedRows(world)).extracting(FailedRow::row).containsExactly(2L);
    }

    @Test
    void halvesNoBatchThatWasAppliedAfterAll() throws InterruptedException {
        var world = SendingWorld.of(ledger, 4);
        world.api.expect((api, stamp, numbers) -> {
            appliedAfter(Duration.ofSeconds(100)).of(api, stamp, numbers);
            return code(2000).of(api, stamp, numbers);
        });

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.api.sendings()).hasSize(1);
        assertThat(world.states()).containsExactly(SENT);
    }

    @Test
    void endsWhenTheTaskIsFull() throws InterruptedException {
        var world = SendingWorld.of(ledger, 1, 1);
        world.api.countsTooFew(-1_000_000);
        world.api.findsFaultWith(cellphone(3));

        assertThat(world.send())
                .isEqualTo(new SubmissionEnd.Failed("the task is full: it holds 1000002 of at most 1000000 numbers"
                        + " (the API misses a parameter or could not read one (code 2000 \"bad content\"))"));

        assertThat(world.states()).containsExactly(SENT, PENDING);
    }

    // Others

    @Test
    void acceptsWhatIsRefusedAsADuplicateOfItsOwnEarlierAttempt() throws InterruptedException {
        var world = SendingWorld.of(ledger, 3);
        world.api.refusesWhatIsThere();
        world.api.expect((api, stamp, numbers) -> {
            // Longer than the API's time to process it: the pool is believed too early.
            api.showsItsPoolLateBy(Duration.ofMinutes(10));
            return appliedUnanswered(2).of(api, stamp, numbers);
        });

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.api.pool()).isEqualTo(cellphones(2, 3));
        assertThat(failedRows(world)).isEmpty();
        assertThat(ledger.runs().counts(world.run.id())).isEqualTo(new RunCounts(3, 3, 0, 0, 0, 0, 0, 0));
        assertThat(world.batches()).extracting(NumberBatch::via).containsExactly(How.ANSWER, How.DUPLICATE_ANSWER);
    }

    @Test
    void refusesADuplicateThatIsNotItsOwn() throws InterruptedException {
        var world = SendingWorld.of(ledger, 2);
        world.api.put(cellphone(2));
        world.api.refusesWhatIsThere();
        world.api.expect(neverReceived());
        world.runStartsBehindWhatIsThere();

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(failedRows(world)).extracting(FailedRow::reason).containsExactly("号码重复");
    }

    @Test
    void tellsApartWhatAnotherWriterMayHaveAdded() throws InterruptedException {
        var world = SendingWorld.of(ledger, 2);
        world.api.expect((api, stamp, numbers) -> {
            api.put(numbers.get(0), "somebody else's");
            api.put(numbers.get(1));
            return code(20623).of(api, stamp, numbers);
        });
        world.api.spendsEveryNonce();

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.batches()).extracting(NumberBatch::via).containsExactly(How.POOL, How.POOL_WEAK);
        assertThat(world.states()).containsExactly(SENT, SENT);
    }

    @Test
    void waitsForWhatThePoolHintsAtThoughTheApiSaysItNeverTookIt() throws InterruptedException {
        var world = SendingWorld.withPoolOf(ledger, 1000, 3);
        world.api.takesNoncesAgain();
        world.api.expect(appliedUnanswered(3));

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.api.sendings()).hasSize(1);
        assertThat(world.states()).containsExactly(SENT);
    }

    @Test
    void believesNoNonceOfAnApiThatTookWhatItSaysItDidNot() throws InterruptedException {
        var world = SendingWorld.of(ledger, 3);
        world.runStartsBehindWhatIsThere();
        world.api.expect((api, stamp, numbers) -> {
            api.put(numbers.get(0));
            return neverReceived().of(api, stamp, numbers);
        });

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.states()).containsExactly(UNKNOWN);
        assertThat(ledger.capabilities().of(world.run.account()).orElseThrow().nonce())
                .isFalse();
    }

    @Test
    void waitsForTheTimestampToExpireWhereNoncesAreNotEnforced() throws InterruptedException {
        var world = SendingWorld.of(ledger, 2);
        ledger.capabilities().found(world.run.account(), new Capability(NOON, false, true, true));
        world.api.expect(receivedAfter(Duration.ofSeconds(280)));

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.api.sendings()).hasSize(1);
        assertThat(world.states()).containsExactly(SENT);
        assertThat(world.api.reads()).doesNotContain("nonce");
    }

    @Test
    void leavesADoubtUnknownWhereNeitherNonceNorTimestampIsEnforced() throws InterruptedException {
        var world = SendingWorld.of(ledger, 2);
        ledger.capabilities().found(world.run.account(), new Capability(NOON, false, true, false));
        world.api.expect(neverReceived());

        assertThat(world.send()).isEqualTo(DONE);

        assertThat(world.states()).containsExactly(UNKNOWN);
        assertThat(world.batches().get(0).message())
                .isEqualTo("the API enforces neither nonces nor timestamps, so it may take it at any time");
    }

    // Repeats

    @Test
    void keepsEqualNumbersApart() throws InterruptedException {
        for (var fate : List.of(appliedUnanswered(2), appliedUnanswered(1), appliedUnanswered(0), neverReceived())) {
            var world = SendingWorld.repeating(ledger, List.of(List.of(2L, 3L), List.of(2L, 3L), List.of(4L, 2L)));
            world.api.expect(taken(), fate);

            assertThat(world.send()).isEqualTo(DONE);

            assertThat(world.api.pool())
                    .containsExactlyInAnyOrder(
                            cellphone(2), cellphone(3), cellphone(2), cellphone(3), cellphone(4), cellphone(2));
        }
    }

    @Test
    void claimsNothingForAZombieWhoseLeaseIsGone() throws InterruptedException {
        var world = SendingWorld.of(ledger, 1, 1);
        ledger.senderLeases().release(world.lease);
        ledger.senderLeases().acquire(world.run.account(), world.run.task(), "host/2");

        assertThat(world.send()).isEqualTo(new SubmissionEnd.Stopped("another process took the task over"));

        assertThat(world.api.sendings()).isEmpty();
        assertThat(world.states()).containsExactly(PENDING, PENDING);
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
        ledger.attempts().claim(doubted, attempt, 1);
        ledger.attempts()
                .inDoubt(doubted, attempt, null, new AttemptOutcome(How.IN_DOUBT, "lost", world.time.instant()));
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
