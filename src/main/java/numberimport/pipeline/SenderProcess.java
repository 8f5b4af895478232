package numberimport.pipeline;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.RunIdentity;

/**
 * A process that works on runs, by host, process id and start time, so that a later process with the same id is told apart.
 * Whether one is dead can be known only on its own machine.
 */
public record SenderProcess(String host, long pid, long startedAtMillis) {

    // With the rest at most 50 characters, of which db-scheduler keeps no more.
    private static final int MOST_OF_A_HOST = 28;
    private static final int KEPT_OF_A_HOST = 19;
    private static final Pattern FORM = Pattern.compile("(.+)/(\\d+)@(\\d+)");

    /** This process. */
    public static SenderProcess current() {
        return new SenderProcess(
                hostName(),
                ProcessHandle.current().pid(),
                startOf(
                        ProcessHandle.current(),
                        ManagementFactory.getRuntimeMXBean().getStartTime()));
    }

    /** Reads what {@link #toString} has written; of any other text it is known only that it is somebody. */
    public static SenderProcess parse(String owner) {
        var parts = FORM.matcher(owner);
        return parts.matches()
                ? new SenderProcess(parts.group(1), Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3)))
                : new SenderProcess(owner, -1, -1);
    }

    /** The one that may be at work on a task: it has its lease, and is not known to have ended. */
    public static Optional<SenderProcess> at(RunIdentity task, ImportLedger ledger) {
        return ledger.senderLeases()
                .holder(task.account(), task.task())
                .map(SenderProcess::parse)
                .filter(holder -> !holder.knownDead());
    }

    /** Whether this process has ended, for certain. */
    public boolean knownDead() {
        if (!host.equals(hostName())) {
            return false;
        }
        var alive = ProcessHandle.of(pid);
        return alive.isEmpty() || startOf(alive.get(), startedAtMillis) != startedAtMillis;
    }

    @Override
    public String toString() {
        return host + "/" + pid + "@" + startedAtMillis;
    }

    private static long startOf(ProcessHandle process, long otherwise) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(otherwise);
    }

    private static String hostName() {
        try {
            return brief(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** What is cut off is in the hash: other long names stay different. */
    static String brief(String host) {
        return host.length() <= MOST_OF_A_HOST
                ? host
                : host.substring(0, KEPT_OF_A_HOST) + "~" + HexFormat.of().toHexDigits(host.hashCode());
    }
}
