package numberimport.sandbox.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import numberimport.sandbox.dialling.CallList;
import numberimport.sandbox.dialling.CallResult;
import numberimport.sandbox.dialling.Campaign;
import numberimport.sandbox.dialling.Customer;
import numberimport.sandbox.dialling.EndedCall;
import numberimport.sandbox.dialling.MinuteTally;
import numberimport.sandbox.dialling.RecallRule;
import numberimport.sandbox.dialling.TaskType;
import numberimport.sandbox.dialling.WorkingTime;
import org.jspecify.annotations.Nullable;

/**
 * What the dialling floor works off, and where it writes what has come of it. A task without a relay number calls from its
 * company's first, one without a limit of calls up to its relay number's, and one without working time around the clock.
 */
public final class DialList implements CallList {

    private final Database database;
    private final EndedCalls endedCalls;

    public DialList(Database database) {
        this.database = database;
        endedCalls = new EndedCalls(database);
    }

    @Override
    public List<Campaign> campaigns() {
        return database.sql().sql("""
                        SELECT t.*, line.code AS line, line.amount AS line_calls, agents.amount AS agents, hours.hours
                        FROM task t
                        JOIN reference line ON line.company = t.company AND line.kind = 'line' AND line.code = COALESCE(
                            t.callout_number, (SELECT MIN(code) FROM reference WHERE company = t.company AND kind = 'line'))
                        JOIN reference agents ON agents.company = t.company AND agents.kind = 'group'
                            AND agents.code = CAST(t.user_group_id AS VARCHAR)
                        LEFT JOIN reference hours ON hours.company = t.company AND hours.kind = 'hours'
                            AND hours.code = CAST(t.working_time_id AS VARCHAR)
                        WHERE t.status <> 2""").query(DialList::campaign).list();
    }

    @Override
    public List<Customer> due(long task, Instant until, Set<Long> busy, int limit) {
        // Those who are busy are still due in the table: as many more are read.
        return database
                .sql()
                .sql("""
                        SELECT id, cellphone, position, due_at, redials, call_count, phone_calls, asks
                        FROM pool_number USE INDEX (pool_number_due)
                        WHERE task = ? AND due_at <= ? ORDER BY task, due_at, id LIMIT ?""")
                .params(task, until.toEpochMilli(), limit + busy.size())
                .query(DialList::customer)
                .list()
                .stream()
                .filter(customer -> !busy.contains(customer.id()))
                .limit(limit)
                .toList();
    }

    @Override
    public void ended(List<EndedCall> calls, List<MinuteTally> sums) {
        endedCalls.write(calls, sums);
    }

    private static Campaign campaign(ResultSet row, int index) throws SQLException {
        var company = row.getLong("company");
        var line = new Campaign.Line(company, row.getString("line"), row.getInt("line_calls"));
        var limit = row.getObject("call_limit", Integer.class);
        return new Campaign(
                row.getLong("id"),
                type(row.getInt("task_type")),
                row.getInt("status") == Task.STOPPING,
                row.getInt("priority"),
                line,
                limit == null ? line.mostCalls() : limit,
                new Campaign.AgentGroup(company, row.getLong("user_group_id"), row.getInt("agents")),
                workingTime(row.getString("hours")),
                new RecallRule(
                        results(row.getString("recall_policy")),
                        row.getInt("recall_count"),
                        minutes(row.getString("recall_interval"))),
                results(row.getString("follow_on_policy")));
    }

    static TaskType type(int code) {
        return Arrays.stream(TaskType.values())
                .filter(type -> type.code() == code)
                .findFirst()
                .orElseThrow();
    }

    private static WorkingTime workingTime(@Nullable String hours) {
        return hours == null ? WorkingTime.ALWAYS : WorkingTime.parse(hours);
    }

    private static Set<CallResult> results(String labels) {
        return labels.isEmpty()
                ? Set.of()
                : Arrays.stream(labels.split(","))
                        .map(label -> CallResult.valueOf(label.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet());
    }

    private static List<Duration> minutes(String intervals) {
        return intervals.isEmpty()
                ? List.of()
                : Arrays.stream(intervals.split(","))
                        .map(minutes -> Duration.ofMinutes(Long.parseLong(minutes)))
                        .toList();
    }

    private static Customer customer(ResultSet row, int index) throws SQLException {
        return new Customer(
                row.getLong("id"),
                List.of(row.getString("cellphone").split(",")),
                row.getInt("position"),
                Instant.ofEpochMilli(row.getLong("due_at")),
                row.getInt("redials"),
                row.getInt("call_count"),
                row.getInt("phone_calls"),
                row.getInt("asks"));
    }
}
