package numberimport.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.ImportRun;
import numberimport.ledger.RunState;

/** The runs that a number stands in, and the files that have it from them, or that they have it from. */
final class PersonTraces {

    /** A run's report is written just before the run ends; file systems tell time coarsely. */
    private static final Duration COARSE = Duration.ofSeconds(2);

    private final List<Trace> completed;
    private final List<Trace> unfinished;
    private final Path dropFolder;
    private final KeptFiles kept;

    PersonTraces(List<Trace> traces, Path dropFolder, KeptFiles kept) {
        this.completed = traces.stream().filter(Trace::completed).toList();
        this.unfinished = traces.stream().filter(trace -> !trace.completed()).toList();
        this.dropFolder = dropFolder.toAbsolutePath().normalize();
        this.kept = kept;
    }

    /** A run, and its rows that have the number. */
    record Trace(ImportRun run, List<Long> rows) {

        boolean completed() {
            return run.state() == RunState.COMPLETED;
        }
    }

    /** The runs whose rows can be emptied; the others can still send what they have. */
    List<Trace> completed() {
        return completed;
    }

    Erasure.Erased erased(String number) {
        return new Erasure.Erased(
                number,
                completed.stream()
                        .map(trace -> new Erasure.InRun(trace.run().id(), trace.rows()))
                        .toList(),
                completed.stream()
                        .flatMap(trace -> report(trace).stream())
                        .map(Path::toString)
                        .toList(),
                uploads().stream().map(Path::toString).toList(),
                unfinished.stream().map(trace -> trace.run().id()).toList(),
                left());
    }

    /** Writes the reports anew from what the ledger has now, and deletes the uploads. */
    void forgetFiles(ImportLedger ledger) {
        for (var trace : completed) {
            report(trace).ifPresent(report -> writeAnew(report, trace.run().id(), ledger));
        }
        uploads().forEach(KeptFiles::delete);
    }

    /** A report that nobody changed since: one that is being mended is people's work. */
    private Optional<Path> report(Trace trace) {
        var ending = trace.run().ending();
        return kept.report(trace.run())
                .filter(report -> ending != null
                        && KeptFiles.modified(report).isBefore(ending.at().plus(COARSE)));
    }

    /** With the time that it had, so that it still counts as unchanged. */
    private void writeAnew(Path report, long run, ImportLedger ledger) {
        var before = KeptFiles.modified(report);
        new FailedRowsReport(ledger, kept.reports()).write(run, report.toString());
        try {
            Files.setLastModifiedTime(report, FileTime.from(before));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> uploads() {
        return completed.stream()
                .flatMap(trace -> kept.upload(trace.run()).stream())
                .distinct()
                .toList();
    }

    private List<String> left() {
        var left = new LinkedHashSet<String>();
        completed.forEach(trace -> left.addAll(leftOf(trace)));
        unfinished.forEach(trace -> left.add("run " + trace.run().id() + ", which is "
                + trace.run().state() + " and can be resumed: rows " + trace.rows()));
        left.add("backups, files that people downloaded, and what the database's file has not overwritten yet");
        return List.copyOf(left);
    }

    private List<String> leftOf(Trace trace) {
        var left = new LinkedHashSet<String>();
        var run = trace.run();
        left.add("the pool of task " + run.identity().task() + " of account \""
                + run.identity().account() + "\", from which the API can't take a number");
        var report = run.report();
        if (report != null && report(trace).isEmpty() && Files.exists(Path.of(report))) {
            left.add(report + ", the report of run " + run.id() + ", which is elsewhere or was changed since");
        }
        var file = Path.of(run.file().path()).toAbsolutePath().normalize();
        if (file.startsWith(dropFolder)) {
            left.add("the archive in " + dropFolder + ", where the file of run " + run.id() + " is");
        } else if (kept.upload(run).isEmpty() && Files.exists(file)) {
            left.add(file + ", the file of run " + run.id());
        }
        return List.copyOf(left);
    }
}
