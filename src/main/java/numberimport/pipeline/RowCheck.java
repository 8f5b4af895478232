package numberimport.pipeline;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import numberimport.file.SourceRow;
import numberimport.ledger.FailedRow;
import numberimport.ledger.RowStatus;
import numberimport.ledger.StagedCounts;
import numberimport.validation.ColumnMapping;
import numberimport.validation.RowValidator;
import numberimport.validation.Rules;
import numberimport.validation.Verdict;
import numberimport.validation.Violation;

/** Takes every row of a source through validation and counts where it went. Nothing is filtered away. */
final class RowCheck {

    private static final int REPORT_EVERY = 10_000;

    private final ColumnMapping mapping;
    private final RowValidator validator;
    private final LongConsumer progress;

    RowCheck(ColumnMapping mapping, Rules rules, LongConsumer progress) {
        this.mapping = mapping;
        this.validator = new RowValidator(mapping, rules);
        this.progress = progress;
    }

    StagedCounts run(RowSource source, RowSink sink) {
        var rows = 0L;
        var stopped = new EnumMap<RowStatus, Long>(RowStatus.class);
        try (var ahead = RowsAhead.of(source)) {
            for (var block = ahead.next(); !block.isEmpty(); block = ahead.next()) {
                var verdicts = validator.validate(block).iterator();
                for (var row : block) {
                    take(row, verdicts.next(), sink, stopped);
                    if (++rows % REPORT_EVERY == 0) {
                        progress.accept(rows);
                    }
                }
            }
        }
        return new StagedCounts(
                rows,
                stopped.getOrDefault(RowStatus.REJECTED, 0L),
                stopped.getOrDefault(RowStatus.DUPLICATE, 0L),
                stopped.getOrDefault(RowStatus.SUPPRESSED, 0L));
    }

    private void take(SourceRow row, Verdict verdict, RowSink sink, Map<RowStatus, Long> stopped) {
        if (verdict instanceof Verdict.Accepted accepted) {
            sink.ready(row, accepted.entry());
        } else {
            var failed = failed(row, verdict);
            stopped.merge(failed.status(), 1L, Long::sum);
            sink.failed(failed);
        }
    }

    private FailedRow failed(SourceRow row, Verdict verdict) {
        if (verdict instanceof Verdict.Duplicate duplicate) {
            return failed(row, RowStatus.DUPLICATE, List.of(duplicate.violation()));
        }
        if (verdict instanceof Verdict.Suppressed suppressed) {
            return failed(row, RowStatus.SUPPRESSED, List.of(suppressed.violation()));
        }
        return failed(row, RowStatus.REJECTED, ((Verdict.Rejected) verdict).violations());
    }

    private FailedRow failed(SourceRow row, RowStatus status, List<Violation> violations) {
        return new FailedRow(
                row.number(),
                status,
                violations.get(0).reason().name(),
                violations.stream().map(Violation::message).collect(Collectors.joining("; ")),
                SourceTable.cells(row, mapping));
    }
}
