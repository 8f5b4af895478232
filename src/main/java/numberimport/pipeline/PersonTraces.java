package numberimport.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.ImportRun;
import numberimport.ledger.RunState;

/** The runs that a number stands in, and the files that have it from them, or that they have it from. */
final class PersonTraces {

    /** A run's report is written just before the run ends; file systems tell time coarsely. */
    private static final Duration COARSE = Duration.ofSeconds(2);

    private final List<Trace> completed;
    private final List<Trace> unfinished;
    private final Places places;

    PersonTraces(List<Trace> traces, Places places) {
        this.completed = traces.stream().filter(Trace::completed).toList();
        this.unfinished = traces.stream().filter(trace -> !trace.completed()).toList();
        this.places = places;
    }

    /** Where files can be: on this machine, or, with a ledger that machines share, on another one. */
    record Places(Path dropFolder, KeptFiles kept, boolean shared) {

        Places {
            dropFolder = dropFolder.toAbsolutePath().normalize();
        }

        boolean mayHave(Path file) {
            return shared || Files.exists(file);
        }
    }

    /** A run, and its rows that have the number. */
    record Trace(ImportRun run, List<Long> rows) {

        boolean completed() {
            return run.state() == RunState.COMPLETED;
        }
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

    /**
     * Deletes the uploads, has the rows emptied that can be, and writes the reports anew from what the ledger has then. A report is taken
     * away before its rows are emptied: where that fails, they are still found the next time.
     */
    void forget(ImportLedger ledger, Consumer<Trace> empty) {
        uploads().forEach(KeptFiles::delete);
        for (var trace : completed) {
            var report = report(trace);
            var before = report.map(KeptFiles::modified);
            report.ifPresent(PersonTraces::takeAway);
            empty.accept(trace);
            report.ifPresent(path -> {
                new FailedRowsReport(ledger, places.kept().reports())
                        .write(trace.run().id(), path.toString());
                before.ifPresent(time -> putBack(path, time));
            });
        }
    }

    private static void takeAway(Path report) {
        try {
            Files.delete(report);
        } catch (IOException e) {
            throw ReportOutput.notWritten(report, e);
        }
    }

    /** A report that nobody changed since: one that is being mended is people's work. */
    private Optional<Path> report(Trace trace) {
        var ending = trace.run().ending();
        return places.kept()
                .report(trace.run())
                .filter(report -> ending != null
                        && KeptFiles.modified(report).isBefore(ending.at().plus(COARSE)));
    }

    /** The time that it had, so that it still counts as unchanged. */
    private static void putBack(Path report, Instant before) {
        try {
            Files.setLastModifiedTime(report, FileTime.from(before));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> uploads() {
        return completed.stream()
                .flatMap(trace -> places.kept().upload(trace.run()).stream())
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
        if (report != null && report(trace).isEmpty() && places.mayHave(Path.of(report))) {
            left.add(report + ", the report of run " + run.id() + ", which is elsewhere or was changed since");
        }
        var file = Path.of(run.file().path()).toAbsolutePath().normalize();
        if (file.startsWith(places.dropFolder())) {
            left.add("the archive in " + places.dropFolder() + ", where the file of run " + run.id() + " is");
        } else if (places.kept().upload(run).isEmpty() && places.mayHave(file)) {
            left.add(file + ", the file of run " + run.id());
        }
        return List.copyOf(left);
    }
}
