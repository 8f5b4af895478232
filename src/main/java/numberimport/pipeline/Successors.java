package numberimport.pipeline;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import numberimport.ledger.BatchState;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.ImportRun;
import numberimport.ledger.RowStatus;
import numberimport.ledger.RunParent;

/** What later runs have made of the failed rows of a run: sent them again, or brought them in with its report, mended. */
record Successors(ImportLedger ledger) {

    /** Those runs, and those that have their failed rows in turn. */
    List<ImportRun> of(long run) {
        var all = new ArrayList<ImportRun>();
        for (var child : ledger.runs().childrenOf(run)) {
            all.add(child);
            all.addAll(of(child.id()));
        }
        return all;
    }

    /** The run's rows that a later one has in a batch, and that were not refused there once more. */
    Set<Long> rowsTakenFrom(long run) {
        var taken = new HashSet<Long>();
        for (var child : ledger.runs().childrenOf(run)) {
            new GoodRows(ledger, child.id())
                    .forEach(
                            EnumSet.allOf(BatchState.class),
                            (batch, row) -> rowOfParent(child, row.entry().row(), row.cells())
                                    .ifPresent(taken::add));
            var takenFromChild = rowsTakenFrom(child.id());
            ledger.failedRows().forEach(child.id(), EnumSet.allOf(RowStatus.class), failed -> {
                if (takenFromChild.contains(failed.row())) {
                    rowOfParent(child, failed.row(), failed.cells()).ifPresent(taken::add);
                }
            });
        }
        return taken;
    }

    /** A retry keeps the numbers of the rows; a report has them in a column of its own. */
    private static OptionalLong rowOfParent(ImportRun child, long row, List<String> cells) {
        var parent = child.parent();
        return parent == null || parent.by() == RunParent.Way.RETRY
                ? OptionalLong.of(row)
                : ReportColumns.rowNumber(child.file().columns(), cells);
    }
}
