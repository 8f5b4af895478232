package numberimport.submission;

import java.util.Map;
import java.util.SplittableRandom;
import numberimport.ledger.ImportLedger;
import numberimport.submission.UnforcedDisk.Force;

/** A machine that loses power while it sends a run, at an operation of its disk, and is started again. */
final class Machine implements AutoCloseable {

    private UnforcedDisk disk;
    private final InterruptedSending sending =
            new InterruptedSending().expecting(Fates.taken(), Fates.appliedUnanswered(1), Fates.neverReceived());

    Machine(Map<String, byte[]> files, Force force, int operation) {
        this.disk = UnforcedDisk.with(files, force);
        disk.cutPowerAt(operation);
    }

    InterruptedSending sending() {
        return sending;
    }

    /** Sends until the power is cut; false when the run comes to its end before that. */
    boolean losesPower() throws InterruptedException {
        try (var ledger = ImportLedger.open(disk.database())) {
            sending.send(ledger, disk::isOff);
        } catch (RuntimeException e) {
            if (!disk.isOff()) {
                throw e;
            }
        }
        return disk.isOff();
    }

    /** The ledger as it is found after the cut. */
    ImportLedger restarted(SplittableRandom random) {
        var cut = disk;
        disk = cut.afterTheCut(random);
        cut.forget();
        return ImportLedger.open(disk.database());
    }

    @Override
    public void close() {
        disk.forget();
    }
}
