package numberimport.sandbox.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tasks of all companies. Every change is one statement that also checks the status it needs, so that two can't both win. */
public final class Tasks {

    private static final String LAST_TASK = "task";
    private static final String TASK = "SELECT * FROM task";
    private static final String INSERT = """
            INSERT INTO task (id, company, name, description, task_type, user_group_id, force_policy_id, working_time_id,
                priority, recall_policy, recall_count, recall_interval, follow_on_policy, callout_number, call_limit,
                created_at, status, pinned)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Database database;

    public Tasks(Database database) {
        this.database = database;
    }

    /** The next task gets this id, or a higher one where that was given away before. */
    public void startAt(long firstId) {
        database.count(LAST_TASK, Math.max(firstId - 1, database.counted(LAST_TASK)));
    }

    /** A task that is stopping from the start stays so until it is set to something else. */
    public synchronized Task create(long company, TaskSettings settings, int status, Instant now) {
        return database.inTransaction(() -> {
            var id = database.counted(LAST_TASK) + 1;
            database.count(LAST_TASK, id);
            insert(id, company, settings, status, now);
            return new Task(id, company, settings, status, now, 0);
        });
    }

    public Optional<Task> find(long id) {
        return database.sql()
                .sql(TASK + " WHERE id = ?")
                .param(id)
                .query(Tasks::task)
                .optional();
    }

    /** That task if it is that company's. */
    public Optional<Task> find(long company, long id) {
        return find(id).filter(task -> task.company() == company);
    }

    public int count(long company) {
        return database.sql()
                .sql("SELECT COUNT(*) FROM task WHERE company = ?")
                .param(company)
                .query(Integer.class)
                .single();
    }

    /** By id. */
    public List<Task> page(long company, long skip, int limit) {
        return database.sql()
                .sql(TASK + " WHERE company = ? ORDER BY company, id LIMIT ? OFFSET ?")
                .params(company, limit, skip)
                .query(Tasks::task)
                .list();
    }

    /** Enabled and stopping ones first, and the newest of each. */
    public List<Task> latest(long company, int limit) {
        return database.sql()
                .sql(TASK + " WHERE company = ? ORDER BY status = 2, id DESC LIMIT ?")
                .params(company, limit)
                .query(Tasks::task)
                .list();
    }

    /** Enabled and stopping ones, by id. */
    public List<Task> active() {
        return database.sql()
                .sql(TASK + " WHERE status <> 2 ORDER BY id")
                .query(Tasks::task)
                .list();
    }

    /** Writes what an update may change. */
    public void update(long id, TaskSettings settings) {
        var unused = database.batches()
                .update(
                        "UPDATE task SET name = ?, description = ?, callout_number = ?, call_limit = ? WHERE id = ?",
                        settings.name(),
                        settings.description(),
                        settings.calloutNumber(),
                        settings.callLimit(),
                        id);
    }

    public void callOutFrom(long id, String relayNumber) {
        database.sql()
                .sql("UPDATE task SET callout_number = ? WHERE id = ?")
                .params(relayNumber, id)
                .update();
    }

    /** False where it is enabled already. */
    public boolean start(long id) {
        return database.sql()
                        .sql("UPDATE task SET status = 1, pinned = FALSE WHERE id = ? AND status <> 1")
                        .param(id)
                        .update()
                > 0;
    }

    /** Lets an enabled task's calls end; false where it is not enabled. */
    public boolean stop(long id) {
        return database.sql()
                        .sql("UPDATE task SET status = 3, pinned = FALSE WHERE id = ? AND status = 1")
                        .param(id)
                        .update()
                > 0;
    }

    /** Disables a task that is stopping, unless it is to stay so. */
    public void stopped(long id) {
        database.sql()
                .sql("UPDATE task SET status = 2 WHERE id = ? AND status = 3 AND NOT pinned")
                .param(id)
                .update();
    }

    /** Whatever it was; a task that is set to stopping stays so until it is set to something else. */
    public void set(long id, int status) {
        database.sql()
                .sql("UPDATE task SET status = ?, pinned = ? WHERE id = ?")
                .params(status, status == Task.STOPPING, id)
                .update();
    }

    /** With its pool and its sums. */
    public void delete(Task task) {
        var unused = database.inTransaction(() -> {
            for (var table : List.of("pool_number", "grouped_phone", "tally", "result_count")) {
                database.sql()
                        .sql("DELETE FROM " + table + " WHERE task = ?")
                        .param(task.id())
                        .update();
            }
            database.sql()
                    .sql("UPDATE company SET numbers = numbers - (SELECT numbers FROM task WHERE id = ?) WHERE id = ?")
                    .params(task.id(), task.company())
                    .update();
            return database.sql()
                    .sql("DELETE FROM task WHERE id = ?")
                    .param(task.id())
                    .update();
        });
    }

    private void insert(long id, long company, TaskSettings settings, int status, Instant now) {
        var unused = database.batches()
                .update(
                        INSERT,
                        id,
                        company,
                        settings.name(),
                        settings.description(),
                        settings.taskType(),
                        settings.userGroupId(),
                        settings.forcePolicyId(),
                        settings.workingTimeId(),
                        settings.priority(),
                        String.join(",", settings.recallPolicy()),
                        settings.recallCount(),
                        String.join(",", settings.recallInterval()),
                        String.join(",", settings.followOnPolicy()),
                        settings.calloutNumber(),
                        settings.callLimit(),
                        now.toEpochMilli(),
                        status,
                        status == Task.STOPPING);
    }

    private static Task task(ResultSet row, int index) throws SQLException {
        return new Task(
                row.getLong("id"),
                row.getLong("company"),
                settings(row),
                row.getInt("status"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                row.getInt("numbers"));
    }

    private static TaskSettings settings(ResultSet row) throws SQLException {
        return new TaskSettings(
                row.getString("name"),
                row.getString("description"),
                row.getInt("task_type"),
                row.getLong("user_group_id"),
                row.getObject("force_policy_id", Long.class),
                row.getObject("working_time_id", Long.class),
                row.getInt("priority"),
                list(row.getString("recall_policy")),
                row.getInt("recall_count"),
                list(row.getString("recall_interval")),
                list(row.getString("follow_on_policy")),
                row.getString("callout_number"),
                row.getObject("call_limit", Integer.class));
    }

    private static List<String> list(String commaSeparated) {
        return commaSeparated.isEmpty() ? List.of() : List.of(commaSeparated.split(","));
    }
}
