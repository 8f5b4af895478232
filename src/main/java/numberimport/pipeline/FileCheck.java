package numberimport.pipeline;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import numberimport.file.ReportWriter;
import numberimport.file.SourceRow;
import numberimport.validation.ColumnMapping;
import numberimport.validation.NumberEntry;
import numberimport.validation.Verdict;
import org.jspecify.annotations.Nullable;

/** Checks a file as an import would, without network, database or Spring. */
public final class FileCheck {

    private static final int EXAMPLES = 5;

    private final int batchSize;

    public FileCheck(Settings settings) {
        this.batchSize = settings.batchSize();
    }

    /** What a check found: the run as it would be staged, and the first failed rows as examples. */
    public record Result(RunView run, List<FailureView> examples) {}

    public Result check(Path path, ImportOptions options, Operator operator) {
        try (var table = SourceTable.open(path, options)) {
            return check(table, options, operator);
        }
    }

    private Result check(SourceTable table, ImportOptions options, Operator operator) {
        operator.found(table.found());
        var check = new RowCheck(
                table.mapping(),
                new CheckRules(options, operator::warned, Clock.systemUTC()).withoutTask(),
                operator::checked);
        var report = options.report();
        try (var rows = new FileSource(table).open();
                var findings = new Findings(table, report)) {
            var staged = check.run(rows, findings);
            rows.warnings().forEach(operator::warned);
            findings.complete();
            return new Result(view(table, Counts.ofStaged(staged), findings, report), findings.examples);
        }
    }

    private RunView view(SourceTable table, Counts counts, Findings findings, @Nullable String report) {
        var file = table.file();
        return new RunView(
                null,
                "READY",
                (counts.notAccepted() == 0 ? ExitCode.OK : ExitCode.INCOMPLETE).code(),
                new RunView.File(
                        file.name(),
                        file.sha256(),
                        counts.rows(),
                        file.charset(),
                        file.sheet(),
                        table.mapping().describe()),
                null,
                null,
                null,
                List.of(),
                null,
                counts,
                findings.tallies(),
                new RunView.Calls((int) ((counts.unsent() + batchSize - 1) / batchSize), 0, null, null),
                List.of(),
                new RunView.Reports(findings.failed == 0 ? null : report),
                null,
                null,
                null,
                null);
    }

    /** Counts failed rows by reason, keeps the first ones, and writes all of them where a report is wanted. */
    private static final class Findings implements RowSink, AutoCloseable {

        private final ColumnMapping mapping;
        private final ReportColumns columns;
        private final @Nullable ReportWriter report;
        private final Map<String, Long> byReason = new TreeMap<>();
        private final List<FailureView> examples = new ArrayList<>();
        private long failed;
        private boolean complete;

        Findings(SourceTable table, @Nullable String target) {
            this.mapping = table.mapping();
            this.columns = new ReportColumns(0, table.file().columns());
            this.report = target == null
                    ? null
                    : ReportOutput.create(Path.of(target), table.file().charset(), columns.header());
        }

        @Override
        public void ready(SourceRow row, NumberEntry entry) {
            // A good row needs nothing more until it is sent.
        }

        @Override
        public void failed(SourceRow row, Verdict.Failed verdict) {
            failed++;
            byReason.merge(verdict.reason().name(), 1L, Long::sum);
            if (examples.size() < EXAMPLES) {
                examples.add(columns.view(RowCheck.failedRow(row, verdict, mapping)));
            }
            if (report != null) {
                report.write(columns.line(RowCheck.failedRow(row, verdict, mapping)));
            }
        }

        List<RunView.ReasonTally> tallies() {
            return byReason.entrySet().stream()
                    .map(reason -> new RunView.ReasonTally(reason.getKey(), reason.getValue()))
                    .sorted(Comparator.comparingLong(RunView.ReasonTally::count).reversed())
                    .toList();
        }

        /** Every row was seen: the report may appear. */
        void complete() {
            complete = true;
        }

        @Override
        public void close() {
            if (report != null) {
                if (!complete) {
                    report.discard();
                }
                report.close();
            }
        }
    }
}
