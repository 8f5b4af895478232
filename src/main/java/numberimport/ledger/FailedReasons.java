package numberimport.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many rows of a run failed for each reason, kept beside the rows: a run may have a million of them, and whoever looks at it asks for
 * these first. Each writing adds lines of its own; they are summed when they are read.
 */
final class FailedReasons {

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    FailedReasons(JdbcTemplate template) {
        this.jdbc = JdbcClient.create(template);
        this.template = template;
    }

    private record Reason(String code, RowStatus status) {

        ReasonCount first(long count, long row, String reason) {
            return new ReasonCount(code, status, count, row, reason);
        }
    }

    /** Most frequent first. */
    List<ReasonCount> of(long run) {
        var counts = new LinkedHashMap<Reason, ReasonCount>();
        jdbc.sql(
                        "SELECT code, status, failed, first_row, first_reason FROM failed_reason WHERE run = ? ORDER BY first_row")
                .param(run)
                .query((row, number) -> new Reason(row.getString("code"), RowStatus.valueOf(row.getString("status")))
                        .first(row.getLong("failed"), row.getLong("first_row"), row.getString("first_reason")))
                .list()
                .forEach(count -> counts.merge(new Reason(count.code(), count.status()), count, ReasonCount::and));
        return counts.values().stream()
                .sorted(Comparator.comparingLong(ReasonCount::count).reversed().thenComparing(ReasonCount::code))
                .toList();
    }

    /** {@code block} is where the rows stand together, null where each stands by itself. */
    void append(long run, @Nullable Long block, List<FailedRow> rows) {
        var counts = new LinkedHashMap<Reason, ReasonCount>();
        for (var row : rows) {
            var reason = new Reason(row.code(), row.status());
            counts.merge(reason, reason.first(1, row.row(), row.reason()), ReasonCount::and);
        }
        var lines = new ArrayList<Object[]>(counts.size());
        counts.values()
                .forEach(count -> lines.add(new @Nullable Object[] {
                    run,
                    count.code(),
                    count.status().name(),
                    count.count(),
                    count.firstRow(),
                    ColumnText.of(count.firstReason(), FailedRows.REASON_LENGTH),
                    block
                }));
        template.batchUpdate(
                "INSERT INTO failed_reason (run, code, status, failed, first_row, first_reason, block) VALUES (?, ?, ?, ?, ?, ?, ?)",
                lines);
    }

    void clear(long run) {
        jdbc.sql("DELETE FROM failed_reason WHERE run = ?").param(run).update();
    }

    void forgetExamples(long run) {
        jdbc.sql("UPDATE failed_reason SET first_reason = '' WHERE run = ?")
                .param(run)
                .update();
    }

    void clearBlock(long block) {
        jdbc.sql("DELETE FROM failed_reason WHERE block = ?").param(block).update();
    }

    /** From the rows themselves, those that stand by themselves. */
    void countAnew(long run) {
        jdbc.sql("DELETE FROM failed_reason WHERE run = ? AND block IS NULL")
                .param(run)
                .update();
        jdbc.sql("""
                        INSERT INTO failed_reason (run, code, status, failed, first_row, first_reason)
                        SELECT f.run, f.code, f.status, g.failed, f.row_number, f.reason
                        FROM (SELECT COUNT(*) AS failed, MIN(id) AS first_id
                              FROM failed_row WHERE run = ? GROUP BY code, status) g
                        JOIN failed_row f ON f.id = g.first_id""").param(run).update();
    }
}
