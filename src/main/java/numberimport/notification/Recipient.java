package numberimport.notification;

import java.time.Instant;
import java.util.Set;
import numberimport.pipeline.ExitCode;

/** Somebody who is told, and how. */
interface Recipient {

    /** Ends that nobody has to look at: what was there already is as good as sent. */
    Set<Integer> GOOD = Set.of(ExitCode.OK.code(), ExitCode.NOTHING_TO_DO.code());

    /** By which the ledger knows them. */
    String name();

    /** Whether they want to hear of launches that ended so. */
    boolean wants(int exitCode);

    Reply tell(LaunchEnded message, Instant now) throws InterruptedException;
}
