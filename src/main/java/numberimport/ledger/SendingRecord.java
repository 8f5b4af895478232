package numberimport.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import numberimport.ledger.AttemptOutcome.How;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a run's attempts tell of how it was sent: calls, pace, and what was settled by evidence. */
public final class SendingRecord {

    private static final Set<How> EVIDENCE = EnumSet.of(
            How.POOL,
            How.POOL_WEAK,
            How.DUPLICATE_ANSWER,
            How.NOT_RECEIVED,
            How.NOT_KEPT,
            How.TURNED_AWAY,
            How.NO_EVIDENCE);
    private static final Set<How> OF_PARTS = EnumSet.of(How.POOL_WEAK, How.DUPLICATE_ANSWER, How.PERSON);

    private final JdbcClient jdbc;

    SendingRecord(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public CallCounts calls(long run) {
        // Counted, not filtered: H2 would look through the index of all batches without a parent.
        var planned = jdbc.sql(
                        "SELECT COALESCE(SUM(CASE WHEN parent IS NULL THEN 1 ELSE 0 END), 0) FROM number_batch WHERE run = ?")
                .param(run)
                .query(Integer.class)
                .single();
        var starts = starts(run);
        Long smallest = null;
        var followed = 0;
        var span = Duration.ZERO;
        for (int i = 1; i < starts.size(); i++) {
            var gap = Duration.between(starts.get(i - 1).at(), starts.get(i).at());
            smallest = smallest == null ? gap.toMillis() : Math.min(smallest, gap.toMillis());
            if (starts.get(i).owner().equals(starts.get(i - 1).owner())) {
                followed++;
                span = span.plus(gap);
            }
        }
        return new CallCounts(planned, starts.size() + admittedUnseen(run), smallest, followed, span);
    }

    /** Outcomes that no answer told: of attempts, and of parts that were cut from a batch. */
    public List<SettledCount> settled(long run) {
        Map<How, Integer> counts = new LinkedHashMap<>();
        count(counts, "SELECT outcome FROM batch_attempt WHERE run = ? AND outcome IS NOT NULL", run, EVIDENCE);
        count(counts, """
                SELECT via FROM number_batch b WHERE run = ? AND via IS NOT NULL AND (parent IS NOT NULL OR via = 'PERSON')
                    AND NOT EXISTS (SELECT 1 FROM batch_attempt a WHERE a.batch = b.id AND a.outcome = b.via)""", run, OF_PARTS);
        var settled = new ArrayList<SettledCount>();
        counts.forEach((how, batches) -> settled.add(new SettledCount(how, batches)));
        return settled;
    }

    private void count(Map<How, Integer> counts, String query, long run, Set<How> wanted) {
        jdbc.sql(query).param(run).query(String.class).list().stream()
                .map(How::valueOf)
                .filter(wanted::contains)
                .forEach(how -> counts.merge(how, 1, Integer::sum));
    }

    /** The batches of a run without their rows, in order. */
    public List<BatchStanding> batches(long run) {
        return jdbc.sql(
                        "SELECT seq, state, size, accepted, first_row, last_row FROM number_batch WHERE run = ? ORDER BY seq")
                .param(run)
                .query((row, number) -> new BatchStanding(
                        row.getInt("seq"),
                        BatchState.valueOf(row.getString("state")),
                        row.getInt("size"),
                        row.getInt("accepted"),
                        row.getLong("first_row"),
                        row.getLong("last_row")))
                .list();
    }

    /** When the calls of a run started, in order. */
    public List<Instant> callTimes(long run) {
        return starts(run).stream().map(Start::at).toList();
    }

    private List<Start> starts(long run) {
        return jdbc.sql(
                        "SELECT sent_at, owner FROM batch_attempt WHERE run = ? AND sent_at IS NOT NULL ORDER BY sent_at")
                .param(run)
                .query((row, number) -> new Start(UtcTimes.instant(row, "sent_at"), row.getString("owner")))
                .list();
    }

    /** Calls of processes that died before they could write down when they started, but that the API took. */
    private int admittedUnseen(long run) {
        return jdbc.sql("SELECT COUNT(*) FROM batch_attempt WHERE run = ? AND sent_at IS NULL"
                        + " AND outcome IN ('POOL', 'POOL_WEAK', 'NOT_KEPT', 'TURNED_AWAY')")
                .param(run)
                .query(Integer.class)
                .single();
    }

    private record Start(Instant at, @Nullable String owner) {

        @Override
        public String owner() {
            return owner == null ? "" : owner;
        }
    }
}
