package numberimport.sandbox.store;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import numberimport.sandbox.dialling.EndedCall;
import numberimport.sandbox.dialling.MinuteTally;
import numberimport.sandbox.dialling.Tally;
import org.jspecify.annotations.Nullable;

/** Writes ended calls into the pool, and their sums, in one transaction. */
final class EndedCalls {

    /** Under which minute a task's sums over all its time stand. */
    static final long ALL_TIME = -1;

    private static final Duration MINUTES_KEPT = Duration.ofHours(1);

    /** A redial that was asked for meanwhile (more asks than before) decides what comes next, not the call that has ended. */
    private static final String CALL = """
            UPDATE pool_number SET
                call_count = call_count + 1,
                customer_answer_count = customer_answer_count + ?,
                agent_answer_count = agent_answer_count + ?,
                dialled = GREATEST(dialled, ?),
                position = CASE WHEN asks = ? THEN ? ELSE position END,
                phone_calls = CASE WHEN asks = ? AND NOT ? THEN 0 WHEN asks = ? OR position = ? THEN phone_calls + 1
                    ELSE phone_calls END,
                redials = CASE WHEN asks = ? THEN ? ELSE redials END,
                due_at = CASE WHEN asks = ? THEN ? ELSE due_at END
            WHERE id = ?""";

    private static final String SUMS = """
            MERGE INTO tally t USING (VALUES (?, ?, ?, ?, ?, ?, ?)) s (task, since, calls, customers, agents, talk, there)
            ON t.task = s.task AND t.since = s.since
            WHEN MATCHED THEN UPDATE SET
                calls = t.calls + s.calls,
                customer_answers = t.customer_answers + s.customers,
                agent_answers = t.agent_answers + s.agents,
                talk_millis = t.talk_millis + s.talk,
                agent_millis = t.agent_millis + s.there
            WHEN NOT MATCHED THEN INSERT VALUES (s.task, s.since, s.calls, s.customers, s.agents, s.talk, s.there)""";

    private static final String RESULTS = """
            MERGE INTO result_count r USING (VALUES (?, ?, ?)) s (task, result, calls)
            ON r.task = s.task AND r.result = s.result
            WHEN MATCHED THEN UPDATE SET calls = r.calls + s.calls
            WHEN NOT MATCHED THEN INSERT VALUES (s.task, s.result, s.calls)""";

    private final Database database;

    EndedCalls(Database database) {
        this.database = database;
    }

    void write(List<EndedCall> calls, List<MinuteTally> sums) {
        var unused = database.inTransaction(() -> {
            database.batches()
                    .batchUpdate(
                            CALL, calls.stream().map(EndedCalls::parameters).toList());
            database.batches().batchUpdate(RESULTS, results(calls));
            database.batches()
                    .batchUpdate(
                            SUMS,
                            sums.stream()
                                    .map(sum ->
                                            parameters(sum.task(), sum.minute().toEpochMilli(), sum.more()))
                                    .toList());
            addToAllTime(sums);
            return calls.size();
        });
    }

    private void addToAllTime(List<MinuteTally> sums) {
        var all = new HashMap<Long, Tally>();
        var latest = new HashMap<Long, Long>();
        for (var sum : sums) {
            all.merge(sum.task(), sum.more(), Tally::plus);
            latest.merge(sum.task(), sum.minute().toEpochMilli(), Math::max);
        }
        database.batches()
                .batchUpdate(
                        SUMS,
                        all.entrySet().stream()
                                .map(sum -> parameters(sum.getKey(), ALL_TIME, sum.getValue()))
                                .toList());
        database.batches()
                .batchUpdate(
                        "DELETE FROM tally WHERE task = ? AND since >= 0 AND since < ?",
                        latest.entrySet().stream()
                                .map(last -> new Object[] {last.getKey(), last.getValue() - MINUTES_KEPT.toMillis()})
                                .toList());
    }

    private static @Nullable Object[] parameters(EndedCall call) {
        var asks = call.called().asks();
        var next = call.next().orElse(null);
        var position = next == null ? call.position() : next.position();
        return new @Nullable Object[] {
            call.result().answered() ? 1 : 0,
            call.takenByAgent() ? 1 : 0,
            call.position() + 1,
            asks,
            position,
            asks,
            position == call.position(),
            asks,
            call.position(),
            asks,
            next == null ? 0 : next.redials(),
            asks,
            next == null ? null : next.dueAt().toEpochMilli(),
            call.customer()
        };
    }

    private static List<Object[]> results(List<EndedCall> calls) {
        var counts = new HashMap<List<Object>, Long>();
        calls.forEach(call -> counts.merge(List.of(call.task(), call.result().label()), 1L, Long::sum));
        return counts.entrySet().stream()
                .map(count ->
                        new Object[] {count.getKey().get(0), count.getKey().get(1), count.getValue()})
                .toList();
    }

    private static Object[] parameters(long task, long minute, Tally tally) {
        return new Object[] {
            task,
            minute,
            tally.calls(),
            tally.customerAnswers(),
            tally.agentAnswers(),
            tally.talkMillis(),
            tally.agentMillis()
        };
    }
}
