package numberimport.pipeline;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import numberimport.file.SourceRow;
import numberimport.file.UnreadableFileException;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.ImportRun;
import numberimport.ledger.RowStatus;

/**
 * Tells whether a file is the report of an earlier run, mended: its columns say so, and the ledger agrees, because that run had the
 * same columns and these rows failed in it. Rows that a person has added don't matter.
 */
record MendedReport(ImportLedger ledger) {

    /** The run whose report the file is; empty for any other file, and where several reports were put together. */
    Optional<ImportRun> reportedRun(SourceTable table) {
        var columns = table.file().columns();
        if (!ReportColumns.areOfReport(columns)) {
            return Optional.empty();
        }
        var runs = new HashSet<Long>();
        var rows = new HashSet<Long>();
        read(table, columns, runs, rows);
        return runs.size() == 1
                ? ledger.runs().find(runs.iterator().next()).filter(run -> agrees(run, columns, rows))
                : Optional.empty();
    }

    private static void read(SourceTable table, List<String> columns, Set<Long> runs, Set<Long> rows) {
        try (var pass = table.file().read()) {
            for (var row = pass.next(); row != null; row = pass.next()) {
                var cells = cells(row);
                ReportColumns.runNumber(columns, cells).ifPresent(runs::add);
                ReportColumns.rowNumber(columns, cells).ifPresent(rows::add);
            }
        } catch (UnreadableFileException e) {
            throw SourceTable.problem(e);
        }
    }

    private static List<String> cells(SourceRow row) {
        return IntStream.range(0, row.size()).mapToObj(row::raw).toList();
    }

    private boolean agrees(ImportRun run, List<String> columns, Set<Long> rows) {
        if (!ReportColumns.withoutAdded(run.file().columns()).equals(ReportColumns.withoutAdded(columns))) {
            return false;
        }
        var notOfRun = new HashSet<>(rows);
        ledger.failedRows().forEach(run.id(), Set.of(RowStatus.values()), failed -> notOfRun.remove(failed.row()));
        return notOfRun.isEmpty();
    }
}
