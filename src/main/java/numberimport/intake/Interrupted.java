package numberimport.intake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.ImportRun;
import numberimport.pipeline.SenderProcess;
import numberimport.pipeline.Settings;

/**
 * Runs that were being sent when their process ended, and that no launch goes on with: those of the command line. One that this process
 * can't go on with is left to others, or to a person; what fails while it is sent is told by the run.
 */
final class Interrupted {

    private static final int MOST_FAULTS = 6;

    private final ImportLedger ledger;
    private final Set<Long> handedOut = new HashSet<>();
    private final Map<Long, Integer> faults = new HashMap<>();

    Interrupted(ImportLedger ledger) {
        this.ledger = ledger;
    }

    /** The accounts that have such runs. */
    synchronized Set<String> accounts() {
        return found().stream().map(run -> run.identity().account()).collect(Collectors.toSet());
    }

    /** The oldest such run of an account; not again before it was {@link #left}, or has ended and was interrupted once more. */
    synchronized OptionalLong next(String account) {
        var next = found().stream()
                .filter(run -> run.identity().account().equals(account))
                .mapToLong(ImportRun::id)
                .findFirst();
        next.ifPresent(handedOut::add);
        return next;
    }

    /** It was left as interrupted, and is given again. */
    synchronized void left(long run) {
        handedOut.remove(run);
        faults.remove(run);
    }

    /** As {@link #left}, after a fault such as one of the database; a few times. */
    synchronized void failed(long run) {
        if (faults.merge(run, 1, Integer::sum) < MOST_FAULTS) {
            handedOut.remove(run);
        }
    }

    private List<ImportRun> found() {
        var sending = ledger.runs().beingSent();
        handedOut.retainAll(sending.stream().map(ImportRun::id).toList());
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
                .filter(run -> SenderProcess.at(run.identity(), ledger).isEmpty())
                .toList();
    }
}
