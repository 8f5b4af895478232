package numberimport.pipeline;

import java.nio.file.Path;
import java.util.Optional;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.ImportRun;
import numberimport.ledger.RunParent;
import numberimport.ledger.RunState;

/** Where a run that is not staged yet has its rows from: the file that it began with, or what the API refused of another run. */
final class RunSources {

    private final ImportLedger ledger;
    private final SharedFiles files;

    RunSources(ImportLedger ledger, SharedFiles files) {
        this.ledger = ledger;
        this.files = files;
    }

    /** Empty for a run that is staged; a file with another content than the run began with is a problem. */
    Optional<StagingSource> of(ImportRun run) {
        if (run.state() != RunState.STAGING) {
            return Optional.empty();
        }
        var options = OptionsJson.read(run.options());
        var parent = run.parent();
        if (parent != null && parent.by() == RunParent.Way.RETRY) {
            var refused = ledger.runs().find(parent.run()).orElseThrow(() -> RunArchive.noSuchRun(parent.run()));
            return Optional.of(new RefusedRowsSource(ledger, refused, options));
        }
        var table = files.open(Path.of(run.file().path()), options);
        if (!table.file().sha256().equals(run.identity().sha256())) {
            table.close();
            throw new ProblemException(new Problem(
                    "FILE_CHANGED",
                    run.file().path() + " is no longer what run " + run.id()
                            + " began with, and nothing of it was sent.",
                    "import it as a new run",
                    ExitCode.REFUSED));
        }
        return Optional.of(new FileSource(table));
    }
}
