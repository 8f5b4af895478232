package numberimport.ledger;

import java.io.IOException;
import java.nio.file.Path;

/** What tests run in a process of its own: a ledger in a folder. */
final class LedgerProcess {

    /** Begins each line that is meant for the test. */
    static final String SAYS = "ledger> ";

    private LedgerProcess() {}

    /** Arguments: a folder, and what to do there. */
    public static void main(String[] arguments) throws IOException {
        try (var ledger = ImportLedger.open(DatabaseAddress.embedded(Path.of(arguments[0])))) {
            if (arguments[1].equals("claim")) {
                claimForEver(ledger, Long.parseLong(arguments[2]));
            } else {
                var run = Staging.aRun(ledger);
                say("open " + run.id());
                System.in.read();
            }
        }
    }

    /** Claims one batch again and again, and says each nonce once its attempt is acknowledged. */
    private static void claimForEver(ImportLedger ledger, long run) {
        while (true) {
            var batch = Staging.first(ledger, run, BatchState.PENDING);
            var attempt = Staging.anAttempt();
            if (ledger.attempts().claim(batch, attempt, 1)) {
                say("claimed " + attempt.nonce());
                ledger.attempts().notApplied(batch, attempt, Staging.outcome(AttemptOutcome.How.NOT_SENT));
            }
        }
    }

    private static void say(String line) {
        System.out.println(SAYS + line);
        System.out.flush();
    }
}
