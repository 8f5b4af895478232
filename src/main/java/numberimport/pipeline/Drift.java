package numberimport.pipeline;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.ImportRun;

/**
 * How a file that came by a profile is unlike those that came by it before: other columns, a header in another row, many more rejected
 * rows, or the very same content. The first file of a profile is like nothing, and so is never unlike.
 */
record Drift(ImportLedger ledger) {

    private static final int LOOKED_BACK = 10;

    /** So many more of the rows are rejected than in any of the runs before, and at least twice as many: in shares of 1. */
    private static final double JUMP = 0.05;

    /** A sentence for each difference. */
    List<String> of(ImportRun run, Counts counts) {
        var profile = run.file().profile();
        if (profile == null || run.parent() != null || run.continues() != null) {
            return List.of();
        }
        var before = ledger.runs().completedBesides(run.id(), profile, LOOKED_BACK);
        var differences = new ArrayList<String>();
        if (!before.isEmpty()) {
            columns(run, before.get(0), differences);
            headerRow(run, before.get(0), differences);
            rejected(run, counts, before, differences);
            content(run, before, differences);
        }
        return differences;
    }

    private static void columns(ImportRun run, ImportRun last, List<String> differences) {
        var now = run.file().columns();
        var then = last.file().columns();
        if (now.equals(then)) {
            return;
        }
        var missing = then.stream().filter(column -> !now.contains(column)).toList();
        var added = now.stream().filter(column -> !then.contains(column)).toList();
        differences.add(subject(run)
                + (missing.isEmpty() && added.isEmpty()
                        ? " has its columns in another order than the file of run " + last.id() + ": " + now
                        : " has other columns than the file of run " + last.id() + ":"
                                + (missing.isEmpty() ? "" : " without " + missing)
                                + (added.isEmpty() ? "" : " with " + added))
                + ".");
    }

    private static void headerRow(ImportRun run, ImportRun last, List<String> differences) {
        var now = run.file().headerRow();
        var then = last.file().headerRow();
        if (now != then) {
            differences.add(subject(run) + " has its header in row " + now + ", the file of run " + last.id()
                    + " in row " + then + ".");
        }
    }

    private static void rejected(ImportRun run, Counts counts, List<ImportRun> before, List<String> differences) {
        var now = share(counts.rejected(), counts.rows());
        var most = before.stream()
                .mapToDouble(earlier ->
                        share(earlier.staged().rejected(), earlier.staged().rows()))
                .max()
                .orElse(0);
        if (now > most + JUMP && now > 2 * most) {
            differences.add(subject(run) + " has " + Gate.percent(now) + " rejected rows, at most " + Gate.percent(most)
                    + " were in the last " + before.size() + (before.size() == 1 ? " run" : " runs") + " of it.");
        }
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static void content(ImportRun run, List<ImportRun> before, List<String> differences) {
        before.stream()
                .filter(earlier ->
                        earlier.identity().sha256().equals(run.identity().sha256()))
                .findFirst()
                .ifPresent(earlier -> differences.add(subject(run) + " has the same content as run " + earlier.id()
                        + " ("
                        + RunBeginning.TIME.format(earlier.createdAt().atZone(ZoneId.systemDefault())) + ", task "
                        + earlier.identity().task() + ")."));
    }

    private static String subject(ImportRun run) {
        return run.file().name() + " by profile " + run.file().profile();
    }
}
