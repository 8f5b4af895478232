package numberimport.sandbox.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The numbers of all tasks. Their ids rise in the order in which they become visible, across companies and with holes, so that
 * who reads on above the highest id he has seen misses none.
 */
public final class Pool {

    private static final String LAST_NUMBER = "number";
    private static final JsonMapper JSON = new JsonMapper();

    private final Database database;

    public Pool(Database database) {
        this.database = database;
    }

    /** Adds the numbers, due at once, to a task that is disabled; adds none and answers false where it isn't (any more). */
    public synchronized boolean add(Task task, List<NewNumber> numbers, Instant now) {
        return add(task, numbers, now, "AND status = 2");
    }

    /** Adds numbers whatever the task's status. */
    public synchronized void addForeign(Task task, List<NewNumber> numbers, Instant now) {
        var unused = add(task, numbers, now, "");
    }

    /** The first numbers with an id above the given one. */
    public List<PoolEntry> above(long task, long id, int limit) {
        return database.sql()
                .sql("""
                        SELECT id, cellphone, name, description, custom, call_count, customer_answer_count, agent_answer_count
                        FROM pool_number USE INDEX (pool_number_in_task)
                        WHERE task = ? AND id > ? ORDER BY task, id LIMIT ?""")
                .params(task, id, limit)
                .query(Pool::entry)
                .list();
    }

    /** Those of the given texts that the task's pool holds already. */
    public Set<String> held(long task, List<String> cellphones) {
        if (cellphones.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(database.sql()
                .sql("SELECT cellphone FROM pool_number WHERE task = :task AND cellphone IN (:cellphones)")
                .param("task", task)
                .param("cellphones", cellphones)
                .query(String.class)
                .list());
    }

    private boolean add(Task task, List<NewNumber> numbers, Instant now, String condition) {
        return database.inTransaction(() -> {
            var open = database.sql()
                    .sql("UPDATE task SET numbers = numbers + ? WHERE id = ? " + condition)
                    .params(numbers.size(), task.id())
                    .update();
            if (open > 0 && !numbers.isEmpty()) {
                database.sql()
                        .sql("UPDATE company SET numbers = numbers + ? WHERE id = ?")
                        .params(numbers.size(), task.company())
                        .update();
                insert(task.id(), numbers, now);
            }
            return open > 0;
        });
    }

    private void insert(long task, List<NewNumber> numbers, Instant now) {
        var id = database.counted(LAST_NUMBER);
        var rows = new ArrayList<@Nullable Object[]>(numbers.size());
        var grouped = new ArrayList<Object[]>();
        for (var number : numbers) {
            // Others import too: every tenth id or so goes to one of them.
            id += id % 11 == 10 ? 2 : 1;
            rows.add(new @Nullable Object[] {
                id,
                task,
                number.cellphone(),
                number.name(),
                number.description(),
                json(number.custom()),
                now.toEpochMilli()
            });
            if (number.cellphone().contains(",")) {
                for (var phone : new LinkedHashSet<>(List.of(number.cellphone().split(",")))) {
                    grouped.add(new Object[] {task, phone, id});
                }
            }
        }
        database.count(LAST_NUMBER, id);
        var unused = database.batches()
                .batchUpdate(
                        "INSERT INTO pool_number (id, task, cellphone, name, description, custom, due_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                        rows);
        database.batches().batchUpdate("INSERT INTO grouped_phone (task, phone, number) VALUES (?, ?, ?)", grouped);
    }

    private static @Nullable String json(Map<String, String> custom) {
        return custom.isEmpty() ? null : JSON.writeValueAsString(custom);
    }

    private static PoolEntry entry(ResultSet row, int index) throws SQLException {
        var number = new NewNumber(
                row.getString("cellphone"),
                row.getString("name"),
                row.getString("description"),
                custom(row.getString("custom")));
        var calls = new Calls(
                row.getInt("call_count"), row.getInt("customer_answer_count"), row.getInt("agent_answer_count"));
        return new PoolEntry(row.getLong("id"), number, calls);
    }

    private static Map<String, String> custom(@Nullable String json) {
        var custom = new HashMap<String, String>();
        if (json != null) {
            ((ObjectNode) JSON.readTree(json)).forEachEntry((field, value) -> custom.put(field, value.asString("")));
        }
        return custom;
    }
}
