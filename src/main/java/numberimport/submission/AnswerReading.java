package numberimport.submission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import numberimport.api.AddNumbersAnswer;
import numberimport.api.ApiError;
import numberimport.api.FailedNumber;
import numberimport.ledger.FailedRow;
import numberimport.ledger.NumberBatch;
import numberimport.ledger.RowStatus;
import numberimport.ledger.StagedRow;
import numberimport.validation.Reason;

/**
 * Reads an answer to add_numbers into the batch's outcome. Only what proves that nothing was applied counts as not applied;
 * whatever leaves room for another reading is in doubt.
 */
final class AnswerReading {

    BatchOutcome read(NumberBatch batch, AddNumbersAnswer answer) {
        if (answer instanceof AddNumbersAnswer.Taken taken) {
            return taken(batch, taken);
        }
        if (answer instanceof AddNumbersAnswer.Denied denied) {
            return denied(denied);
        }
        if (answer instanceof AddNumbersAnswer.NotSent notSent) {
            return new BatchOutcome.NotSent(notSent.why());
        }
        if (answer instanceof AddNumbersAnswer.TooOften often) {
            return new BatchOutcome.TooOften(often.rest());
        }
        if (answer instanceof AddNumbersAnswer.Lost lost) {
            return new BatchOutcome.InDoubt("no answer: " + lost.why());
        }
        return new BatchOutcome.InDoubt("the answer was " + ((AddNumbersAnswer.Unreadable) answer).found());
    }

    private static BatchOutcome taken(NumberBatch batch, AddNumbersAnswer.Taken answer) {
        var refused = answer.unsuccessful();
        if (answer.unsuccessfulCount() != refused.size()
                || answer.successfulCount() + answer.unsuccessfulCount() != batch.size()) {
            return new BatchOutcome.InDoubt("the counts do not add up: " + answer.successfulCount() + " successful and "
                    + answer.unsuccessfulCount() + " unsuccessful with " + refused.size() + " listed, of "
                    + batch.size() + " sent");
        }
        return refusedRows(batch, refused)
                .<BatchOutcome>map(BatchOutcome.Acknowledged::new)
                .orElseGet(() -> new BatchOutcome.InDoubt("the answer lists an unsuccessful number that was not sent"));
    }

    /** The rows that the list names, each once; empty when an entry fits no row. */
    private static Optional<List<FailedRow>> refusedRows(NumberBatch batch, List<FailedNumber> refused) {
        if (refused.isEmpty()) {
            return Optional.of(List.of());
        }
        Map<String, List<StagedRow>> rows = new HashMap<>();
        for (var row : batch.rows()) {
            rows.computeIfAbsent(canonical(row.entry().cellphone()), number -> new ArrayList<>())
                    .add(row);
        }
        var failed = new ArrayList<FailedRow>();
        for (var number : refused) {
            var candidates = rows.getOrDefault(canonical(number.cellphone()), List.of());
            if (candidates.isEmpty()) {
                return Optional.empty();
            }
            var row = candidates.remove(0);
            failed.add(new FailedRow(
                    row.entry().row(),
                    RowStatus.REFUSED,
                    Reason.REFUSED_BY_API.name(),
                    number.reason().isBlank() ? "the API gave no reason" : number.reason(),
                    row.cells()));
        }
        return Optional.of(failed);
    }

    private static BatchOutcome denied(AddNumbersAnswer.Denied answer) {
        var said = "code " + answer.code() + (answer.text().isBlank() ? "" : " \"" + answer.text() + "\"");
        var error = ApiError.of(answer.code());
        var why = error.map(known -> known.sentence() + " (" + said + ")").orElse(said);
        if (error.filter(ApiError::credentials).isPresent()) {
            return new BatchOutcome.TurnedAway(new SubmissionEnd.Unauthorised(why), why);
        }
        if (error.equals(Optional.of(ApiError.TASK_OPEN))) {
            return new BatchOutcome.TurnedAway(new SubmissionEnd.TaskOpened("the task was opened (" + said + ")"), why);
        }
        if (error.equals(Optional.of(ApiError.NOT_FOUND))) {
            return new BatchOutcome.TurnedAway(new SubmissionEnd.TaskGone("the task is gone (" + said + ")"), why);
        }
        return new BatchOutcome.InDoubt(why, mayMeanContent(answer.code()) ? answer.code() : null);
    }

    /** Codes about the call's stamp say nothing of what it carries. */
    private static boolean mayMeanContent(int code) {
        return code != ApiError.TIMESTAMP_SKEW.code() && code != ApiError.NONCE_USED.code();
    }

    /** A number as both sides mean it, whatever separators the API puts back. */
    static String canonical(String cellphone) {
        var plain = cellphone.replace(" ", "").replace("-", "");
        return plain.startsWith("+86") ? plain.substring(3) : plain;
    }
}
