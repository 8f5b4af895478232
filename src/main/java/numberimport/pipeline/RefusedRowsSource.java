package numberimport.pipeline;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import numberimport.file.SourceRow;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.ImportRun;
import numberimport.ledger.RowStatus;
import numberimport.validation.ColumnMapping;
import numberimport.validation.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an earlier run that the API refused, all of them or those of some reasons, but for those that a later run has
 * taken care of.
 */
record RefusedRowsSource(ImportLedger ledger, ImportRun parent, ImportOptions options) implements StagingSource {

    private static final Set<RowStatus> REFUSED = EnumSet.of(RowStatus.REFUSED);

    @Override
    public ColumnMapping mapping() {
        return SourceTable.mapping(parent.file().columns(), options);
    }

    @Override
    public Pass open() {
        return new RefusedPass(rows().iterator());
    }

    @Override
    public void requireUnchanged() {
        // Rows in the ledger do not change.
    }

    @Override
    public void close() {
        // The ledger stays open.
    }

    List<SourceRow> rows() {
        var taken = new Successors(ledger).rowsTakenFrom(parent.id());
        var wanted = options.retryReasons();
        var rows = new ArrayList<SourceRow>();
        ledger.failedRows().forEach(parent.id(), REFUSED, failed -> {
            var chosen = wanted.isEmpty() || wanted.contains(failed.code()) || wanted.contains(failed.reason());
            var there = !failed.code().equals(Reason.ERASED.name());
            if (chosen && there && !taken.contains(failed.row())) {
                rows.add(SourceRow.of(failed.row(), failed.cells().toArray(String[]::new)));
            }
        });
        return rows;
    }

    private record RefusedPass(Iterator<SourceRow> rows) implements Pass {

        @Override
        public @Nullable SourceRow next() {
            return rows.hasNext() ? rows.next() : null;
        }

        @Override
        public List<String> warnings() {
            return List.of();
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }
}
