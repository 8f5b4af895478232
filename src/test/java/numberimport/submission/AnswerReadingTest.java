package numberimport.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import numberimport.api.AddNumbersAnswer;
import numberimport.api.FailedNumber;
import numberimport.ledger.BatchState;
import numberimport.ledger.FailedRow;
import numberimport.ledger.NumberBatch;
import numberimport.ledger.RowStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerReadingTest {

    private static final NumberBatch BATCH = new NumberBatch(
            1,
            1,
            1,
            null,
            BatchState.SENDING,
            1,
            0,
            "n",
            null,
            null,
            List.of(SendingWorld.row(2), SendingWorld.row(3), SendingWorld.row(4)));

    private final AnswerReading reading = new AnswerReading();

    private static AddNumbersAnswer taken(long successful, long unsuccessful, String... cellphones) {
        return new AddNumbersAnswer.Taken(
                successful,
                unsuccessful,
                Arrays.stream(cellphones)
                        .map(number -> new FailedNumber(number, "空号"))
                        .toList());
    }

    private static BatchOutcome doubt(String why) {
        return new BatchOutcome.InDoubt(why);
    }

    private static BatchOutcome countsDoNotAddUp(int successful, int unsuccessful, int listed) {
        return doubt("the counts do not add up: " + successful + " successful and " + unsuccessful
                + " unsuccessful with " + listed + " listed, of 3 sent");
    }

    private static BatchOutcome refused(long... rows) {
        return new BatchOutcome.Acknowledged(Arrays.stream(rows)
                .mapToObj(row -> new FailedRow(
                        row, RowStatus.REFUSED, "REFUSED_BY_API", "空号", List.of(SendingWorld.cellphone(row))))
                .toList());
    }

    static Stream<Arguments> takenAnswers() {
        var strange = doubt("the answer lists an unsuccessful number that was not sent");
        return Stream.of(
                Arguments.of(taken(3, 0), refused()),
                Arguments.of(taken(2, 1, "13800000003"), refused(3)),
                Arguments.of(taken(0, 3, "13800000004", "13800000002", "13800000003"), refused(4, 2, 3)),
                Arguments.of(taken(2, 1, "+86 138-0000-0003"), refused(3)),
                Arguments.of(taken(2, 0), countsDoNotAddUp(2, 0, 0)),
                Arguments.of(taken(4, 0), countsDoNotAddUp(4, 0, 0)),
                Arguments.of(taken(2, 1), countsDoNotAddUp(2, 1, 0)),
                Arguments.of(taken(3, 0, "13800000003"), countsDoNotAddUp(3, 0, 1)),
                Arguments.of(taken(-1, -1), countsDoNotAddUp(-1, -1, 0)),
                Arguments.of(taken(4, -1), countsDoNotAddUp(4, -1, 0)),
                Arguments.of(taken(2, 1, "13800000009"), strange),
                Arguments.of(taken(2, 1, ""), strange),
                Arguments.of(taken(1, 2, "13800000003", "13800000003"), strange));
    }

    @ParameterizedTest
    @MethodSource("takenAnswers")
    void believesSuccessOnlyWhereEverythingAddsUp(AddNumbersAnswer answer, BatchOutcome outcome) {
        assertThat(reading.read(BATCH, answer)).isEqualTo(outcome);
    }

    static Stream<Arguments> otherAnswers() {
        var stopped = new SubmissionEnd.TaskOpened("the task was opened (code 501004 \"m\")");
        var failed = new SubmissionEnd.TaskGone("the task is gone (code 2005 \"m\")");
        return Stream.of(
                Arguments.of(
                        501004,
                        new BatchOutcome.TurnedAway(
                                stopped,
                                "the task is enabled; numbers can be added only while it is closed (code 501004 \"m\")")),
                Arguments.of(
                        2005,
                        new BatchOutcome.TurnedAway(failed, "the account has nothing of this id (code 2005 \"m\")")),
                Arguments.of(
                        2059, unauthorised("the signature is wrong: e-mail or token do not belong together", 2059)),
                Arguments.of(2002, unauthorised("the API does not know the subdomain of base-url", 2002)),
                Arguments.of(2015, unauthorised("the e-mail is not the super administrator's", 2015)),
                Arguments.of(2058, unauthorised("the company has no plan that includes the API", 2058)),
                Arguments.of(20621, unauthorised("the call's time is missing or not in Unix seconds", 20621)),
                Arguments.of(20624, unauthorised("the call's nonce is missing", 20624)),
                Arguments.of(
                        20622, doubt("the clock of this machine is more than five minutes off (code 20622 \"m\")")),
                Arguments.of(20623, doubt("the call's nonce was used within the last 15 minutes (code 20623 \"m\")")),
                Arguments.of(
                        2000, turnedAway("the API misses a parameter or could not read one (code 2000 \"m\")", 2000)),
                Arguments.of(1, turnedAway("code 1 \"m\"", 1)),
                Arguments.of(-1, turnedAway("code -1 \"m\"", -1)));
    }

    private static BatchOutcome turnedAway(String why, int code) {
        return new BatchOutcome.InDoubt(why, code);
    }

    private static BatchOutcome unauthorised(String sentence, int code) {
        var why = sentence + " (code " + code + " \"m\")";
        return new BatchOutcome.TurnedAway(new SubmissionEnd.Unauthorised(why), why);
    }

    @ParameterizedTest
    @MethodSource("otherAnswers")
    void believesOnlySomeCodesThatNothingWasApplied(int code, BatchOutcome outcome) {
        assertThat(reading.read(BATCH, new AddNumbersAnswer.Denied(code, "m"))).isEqualTo(outcome);
    }

    @Test
    void doubtsWhatBroughtNoReadableAnswer() {
        assertThat(reading.read(BATCH, new AddNumbersAnswer.Lost("reset"))).isEqualTo(doubt("no answer: reset"));
        assertThat(reading.read(BATCH, new AddNumbersAnswer.Unreadable(502, "HTTP 502 with 9 characters")))
                .isEqualTo(doubt("the answer was HTTP 502 with 9 characters"));
    }

    @Test
    void believesThatNothingWasSentWhereThereWasNoConnection() {
        assertThat(reading.read(BATCH, new AddNumbersAnswer.NotSent("refused")))
                .isEqualTo(new BatchOutcome.NotSent("refused"));
    }

    @Test
    void saysSoWhereTheApiGaveNoReason() {
        var answer = new AddNumbersAnswer.Taken(2, 1, List.of(new FailedNumber("13800000003", " ")));

        assertThat(reading.read(BATCH, answer))
                .isEqualTo(new BatchOutcome.Acknowledged(List.of(new FailedRow(
                        3,
                        RowStatus.REFUSED,
                        "REFUSED_BY_API",
                        "the API gave no reason",
                        List.of(SendingWorld.cellphone(3))))));
    }
}
