package numberimport.pipeline;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import numberimport.ledger.FailedRows;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.RowStatus;
import org.jspecify.annotations.Nullable;

/** The file of rows that did not get into the task, for people to mend and import again; none is written where there are none. */
final class FailedRowsReport {

    private static final Set<RowStatus> REPORTED =
            EnumSet.of(RowStatus.REJECTED, RowStatus.DUPLICATE, RowStatus.SUPPRESSED, RowStatus.REFUSED);

    private final ImportLedger ledger;
    private final Path folder;

    FailedRowsReport(ImportLedger ledger, Path folder) {
        this.ledger = ledger;
        this.folder = folder;
    }

    void write(long run, @Nullable String target) {
        if (ledger.failedRows()
                .page(run, REPORTED, null, FailedRows.Place.START, 1)
                .isEmpty()) {
            return;
        }
        var reported = ledger.runs().find(run).orElseThrow();
        // Where a file was split, the place that is wanted has the report of its first part.
        var path = target == null || reported.continues() != null
                ? folder.resolve("run-" + run + "-rejected.csv")
                : Path.of(target);
        var file = reported.file();
        var columns = new ReportColumns(run, file.columns());
        ReportOutput.write(
                path,
                file.charset(),
                columns.header(),
                report -> ledger.failedRows().forEach(run, REPORTED, row -> report.write(columns.line(row))));
        ledger.runs().reported(run, path.toString());
    }
}
