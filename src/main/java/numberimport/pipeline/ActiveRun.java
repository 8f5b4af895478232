package numberimport.pipeline;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import numberimport.api.ApiAccount;
import numberimport.api.ApiProperties;
import numberimport.api.CalloutTaskApi;
import numberimport.ledger.BatchState;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.ImportRun;
import numberimport.ledger.Lease;
import numberimport.ledger.RunState;
import numberimport.submission.Pause;
import numberimport.submission.SendingRun;
import numberimport.submission.StopRequests;

/** A run that this process is at work on, with everything its steps need. What has happened to it is asked of the ledger. */
record ActiveRun(long id, Workplace at, Account account, Conversation with, Optional<StagingSource> source) {

    /** Where the run is worked on: what all runs of a process share, and the lease of the run's task. */
    record Workplace(ImportLedger ledger, Settings settings, CheckTurns checks, Lease lease) {}

    /** The account of the run's task, as it was when the run was taken up: what is changed meanwhile is for the next one. */
    record Account(ApiAccount credentials, ApiProperties properties, CalloutTaskApi api) {}

    /** Who launched the run, and whether they want it to stop. */
    record Conversation(Operator operator, StopRequests stops) {}

    ImportLedger ledger() {
        return at.ledger();
    }

    CalloutTaskApi api() {
        return account.api();
    }

    ImportRun current() {
        return ledger().runs().find(id).orElseThrow();
    }

    long task() {
        return current().identity().task();
    }

    /** Makes tasks of the run's account. */
    TaskCreation taskCreation() {
        var patience = new TaskCreation.Patience(
                apiProperties().processingTime(), Clock.systemUTC(), Pause.REAL, operator(), with.stops());
        return new TaskCreation(ledger().taskCreations(), api(), account.credentials(), patience);
    }

    /** Whether rows wait to be sent, or are still to be checked. */
    boolean hasUnsent() {
        return current().state() == RunState.STAGING || ledger().batches().countIn(id, BatchState.UNSENT) > 0;
    }

    Counts counts() {
        return Counts.of(ledger().runs().counts(id));
    }

    Path reports() {
        return at.settings().dataDir().resolve("reports");
    }

    ApiProperties apiProperties() {
        return account.properties();
    }

    SendingRun sending() {
        var run = current();
        return new SendingRun(id, at.lease(), run.poolStart(), options().repeats());
    }

    Operator operator() {
        return with.operator();
    }

    ImportOptions options() {
        return OptionsJson.read(current().options());
    }

    /** Ends the step, and with it the job, as stopped when somebody asked for it. */
    void heedStop() throws RunStoppedException {
        var reason = with.stops().reason();
        if (reason.isPresent()) {
            throw new RunStoppedException(reason.get());
        }
    }
}
