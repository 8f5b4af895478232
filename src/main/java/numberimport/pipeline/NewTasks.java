package numberimport.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import numberimport.api.CalloutTaskApi;
import numberimport.api.HttpCalloutTaskApi;
import numberimport.api.NewTask;
import numberimport.ledger.ImportLedger;
import numberimport.submission.Pause;

/**
 * Makes callout tasks, each once for what it is made for: who asks again has the same one, although the API would make another. One
 * is made at a time in an account.
 */
public final class NewTasks {

    private final ImportLedger ledger;
    private final Accounts accounts;
    private final Clock clock;
    private final SendingTurns turns;

    NewTasks(ImportLedger ledger, Accounts accounts, Clock clock, SendingTurns turns) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.clock = clock;
        this.turns = turns;
    }

    /**
     * The task of this name that the files' content is to go into: made now, unless an earlier launch of the same content has made
     * it. With a reason to import again, each reason has a task of its own.
     */
    public long forContent(List<ImportRequest> requests, NewTask wanted, Operator operator, StopSignal stop) {
        var account = requests.get(0).account().name();
        return made(
                account, operator, stop, (api, creation) -> new TaskForContent(requests, api).make(wanted, creation));
    }

    /** The task of one wish, which has this ticket: made now, unless it was made before. */
    public long forTicket(String ticket, String account, NewTask wanted, Operator operator, StopSignal stop) {
        var purpose = "wish " + UUID.nameUUIDFromBytes(ticket.getBytes(StandardCharsets.UTF_8));
        return made(account, operator, stop, (api, creation) -> {
            requireSame(account, purpose, wanted);
            return creation.create(purpose, wanted);
        });
    }

    private void requireSame(String account, String purpose, NewTask wanted) {
        ledger.taskCreations().otherName(account, purpose, wanted.name()).ifPresent(name -> {
            throw new ProblemException(new Problem(
                    "KEY_REUSED",
                    "This Idempotency-Key has asked for the task \"" + name + "\", which is another one.",
                    "a new key for each wish",
                    ExitCode.REFUSED));
        });
    }

    private long made(
            String account, Operator operator, StopSignal stop, BiFunction<CalloutTaskApi, TaskCreation, Long> making) {
        var into = accounts.of(account);
        var turn = turns.await(new Work(into, Work.NO_TASK, operator, stop), Optional::empty);
        try {
            var own = accounts.api(account);
            var patience = new TaskCreation.Patience(own.processingTime(), clock, Pause.REAL, operator, stop::reason);
            var api = HttpCalloutTaskApi.connect(into, own.readTimeout(), clock);
            return making.apply(api, new TaskCreation(ledger.taskCreations(), api, into, patience));
        } finally {
            turn.close();
        }
    }
}
