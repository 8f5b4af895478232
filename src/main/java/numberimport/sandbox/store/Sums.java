package numberimport.sandbox.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import numberimport.sandbox.dialling.CallResult;
import numberimport.sandbox.dialling.Figures;
import numberimport.sandbox.dialling.Tally;

/** The counts and rates of tasks, which are kept as sums: no pool is read for them. */
public final class Sums {

    private static final String TALLY = """
            SELECT task, SUM(calls) AS calls, SUM(customer_answers) AS customers, SUM(agent_answers) AS agents,
                SUM(talk_millis) AS talk, SUM(agent_millis) AS there
            FROM tally WHERE task IN (:tasks) AND since >= :from AND since < :to GROUP BY task""";

    private final Database database;

    public Sums(Database database) {
        this.database = database;
    }

    public Figures figures(Task task, Instant now) {
        return Objects.requireNonNull(figures(List.of(task), now).get(task.id()));
    }

    /** For each of the tasks by its id. */
    public Map<Long, Figures> figures(List<Task> tasks, Instant now) {
        var figures = new HashMap<Long, Figures>();
        if (tasks.isEmpty()) {
            return figures;
        }
        var all = tallies(tasks, EndedCalls.ALL_TIME, 0);
        var recent = tallies(tasks, Figures.recentFrom(now).toEpochMilli(), Long.MAX_VALUE);
        for (var task : tasks) {
            var type = DialList.type(task.settings().taskType());
            figures.put(
                    task.id(),
                    Figures.of(
                            type,
                            all.getOrDefault(task.id(), Tally.NOTHING),
                            recent.getOrDefault(task.id(), Tally.NOTHING)));
        }
        return figures;
    }

    /** A task's calls by result; every result is there. */
    public Map<CallResult, Long> results(long task) {
        var counts = new EnumMap<CallResult, Long>(CallResult.class);
        for (var result : CallResult.values()) {
            counts.put(result, 0L);
        }
        database.sql()
                .sql("SELECT result, calls FROM result_count WHERE task = ?")
                .param(task)
                .query(row -> {
                    counts.put(
                            CallResult.valueOf(row.getString("result").toUpperCase(Locale.ROOT)), row.getLong("calls"));
                });
        return counts;
    }

    private Map<Long, Tally> tallies(List<Task> tasks, long from, long to) {
        var tallies = new HashMap<Long, Tally>();
        database.sql()
                .sql(TALLY)
                .param("tasks", tasks.stream().map(Task::id).toList())
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    tallies.put(row.getLong("task"), tally(row));
                });
        return tallies;
    }

    private static Tally tally(ResultSet row) throws SQLException {
        return new Tally(
                row.getLong("calls"),
                row.getLong("customers"),
                row.getLong("agents"),
                row.getLong("talk"),
                row.getLong("there"));
    }
}
