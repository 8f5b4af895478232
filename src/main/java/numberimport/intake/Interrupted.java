package numberimport.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.ImportRun;
import numberimport.pipeline.SenderProcess;
import numberimport.pipeline.Settings;

/**
 * Runs that were being sent when their process ended, and that no launch goes on with: those of the command line. Each is gone on
 * with once by a process; what fails then is told by the run.
 */
final class Interrupted {

    private final ImportLedger ledger;
    private final Set<Long> handedOut = new HashSet<>();

    Interrupted(ImportLedger ledger) {
        this.ledger = ledger;
    }

    /** The accounts that have such runs. */
    synchronized Set<String> accounts() {
        return found().stream().map(run -> run.identity().account()).collect(Collectors.toSet());
    }

    /** Such runs of an account, oldest first, which are not given again. */
    synchronized List<Long> of(String account) {
        var runs = found().stream()
                .filter(run -> run.identity().account().equals(account))
                .map(ImportRun::id)
                .toList();
        handedOut.addAll(runs);
        return runs;
    }

    private List<ImportRun> found() {
        var sending = ledger.runs().beingSent();
        if (sending.isEmpty()) {
            return sending;
        }
        var launched = ledger.launches().openPaths();
        return sending.stream()
                .filter(run -> !run.identity().account().equals(Settings.SANDBOX_ACCOUNT))
                .filter(run -> !handedOut.contains(run.id()))
                .filter(run -> !launched.contains(run.file().path()))
                .filter(run ->
                        ledger.accountHolds().of(run.identity().account()).isEmpty())
                .filter(run -> nobodyIsAt(run, ledger))
                .toList();
    }

    static boolean nobodyIsAt(ImportRun run, ImportLedger ledger) {
        var task = run.identity();
        return ledger.senderLeases()
                .holder(task.account(), task.task())
                .filter(holder -> !SenderProcess.parse(holder).knownDead())
                .isEmpty();
    }
}
