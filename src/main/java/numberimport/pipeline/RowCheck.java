package numberimport.pipeline;

import java.util.EnumMap;
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

    private final RowValidator validator;
    private final LongConsumer progress;

    RowCheck(ColumnMapping mapping, Rules rules, LongConsumer progress) {
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
        } else if (verdict instanceof Verdict.Failed failed) {
            stopped.merge(status(failed), 1L, Long::sum);
            sink.failed(row, failed);
        }
    }

    static RowStatus status(Verdict.Failed verdict) {
        if (verdict instanceof Verdict.Duplicate) {
            return RowStatus.DUPLICATE;
        }
        return verdict instanceof Verdict.Suppressed ? RowStatus.SUPPRESSED : RowStatus.REJECTED;
    }

    /** The row as it is kept and reported: by its first reason, with all of them in words. */
    static FailedRow failedRow(SourceRow row, Verdict.Failed verdict, ColumnMapping mapping) {
        return new FailedRow(
                row.number(),
                status(verdict),
                verdict.reason().name(),
                verdict.violations().stream().map(Violation::message).collect(Collectors.joining("; ")),
                SourceTable.cells(row, mapping));
    }
}
