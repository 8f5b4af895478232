package numberimport.ledger;

import static numberimport.ledger.UtcTimes.column;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The runs of the ledger. Nothing here deletes a run. */
public final class Runs {

    private static final int NAME_LENGTH = 200;
    private static final int MESSAGE_LENGTH = 2000;
    private static final String ACTIVE = "state IN ('STAGING', 'READY', 'SENDING')";

    private final JdbcClient jdbc;
    private final ImportRunMapper mapper = new ImportRunMapper();

    Runs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes a new run down; empty when another process was faster with the same identity. */
    public Optional<ImportRun> create(
            RunIdentity identity, @Nullable RunParent parent, RunFile file, String options, Instant now) {
        try {
            described(jdbc.sql("""
                                    INSERT INTO import_run (account, task, sha256, ordinal, parent, parent_by, file_name, file_path,
                                                            charset, sheet, header_row, columns, mapping, profile, options, state, created_at)
                                    VALUES (:account, :task, :sha256, :ordinal, :parent, :parentBy, :name, :path,
                                            :charset, :sheet, :headerRow, :columns, :mapping, :profile, :options, 'STAGING', :now)"""), file, options)
                    .param("account", identity.account())
                    .param("task", identity.task())
                    .param("sha256", identity.sha256())
                    .param("ordinal", identity.ordinal())
                    .param("parent", parent == null ? null : parent.run())
                    .param("parentBy", parent == null ? null : parent.by().name())
                    .param("now", column(now))
                    .update();
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
        return latest(identity.sha256(), identity.account(), identity.task());
    }

    public Optional<ImportRun> find(long id) {
        return runs("id = ?", id).stream().findFirst();
    }

    /** The run with the highest ordinal of this content, account and task. */
    public Optional<ImportRun> latest(String sha256, String account, long task) {
        return ofContent("", sha256, account, task);
    }

    /** The same of those that import the whole of it: a retry sends a few rows of another run. */
    public Optional<ImportRun> latestImport(String sha256, String account, long task) {
        return ofContent(" AND (parent_by IS NULL OR parent_by <> 'RETRY')", sha256, account, task);
    }

    private Optional<ImportRun> ofContent(String condition, String sha256, String account, long task) {
        return runs(
                        "sha256 = ? AND account = ? AND task = ?" + condition + " ORDER BY ordinal DESC LIMIT 1",
                        sha256,
                        account,
                        task)
                .stream()
                .findFirst();
    }

    public long count() {
        return jdbc.sql("SELECT COUNT(*) FROM import_run").query(Long.class).single();
    }

    public List<ImportRun> newestFirst(int limit) {
        return runs("TRUE ORDER BY id DESC LIMIT ?", limit);
    }

    /** Those that are looked for and are older than {@code before}, the newest first. */
    public List<ImportRun> page(RunSearch search, long before, int limit) {
        return jdbc.sql("SELECT r.* FROM import_run r WHERE r.id < :before" + search.conditions()
                        + " ORDER BY r.id DESC LIMIT :limit")
                .params(search.parameters())
                .param("before", before)
                .param("limit", limit)
                .query(mapper)
                .list();
    }

    /** The runs that have failed rows of this one. */
    public List<ImportRun> childrenOf(long id) {
        return runs("parent = ? ORDER BY id", id);
    }

    /** The newest complete runs of whole files that a profile was used for and that had something to send, besides another one. */
    public List<ImportRun> completedBesides(long id, String profile, int limit) {
        return runs(
                "profile = ? AND id <> ? AND state = 'COMPLETED' AND parent IS NULL AND continues IS NULL"
                        + " AND EXISTS (SELECT 1 FROM number_batch b WHERE b.run = import_run.id) ORDER BY id DESC LIMIT ?",
                profile,
                id,
                limit);
    }

    /** All runs into a task, oldest first. */
    public List<ImportRun> into(String account, long task) {
        return runs("account = ? AND task = ? ORDER BY id", account, task);
    }

    /** The newest run into each task of an account. */
    public List<ImportRun> newestInto(String account) {
        return runs("id IN (SELECT MAX(id) FROM import_run WHERE account = ? GROUP BY task)", account);
    }

    /** The newest run of an account that has not ended. */
    public Optional<ImportRun> active(String account) {
        return runs("account = ? AND " + ACTIVE + " ORDER BY id DESC LIMIT 1", account).stream()
                .findFirst();
    }

    /** Runs into a task that have not ended, oldest first. */
    public List<ImportRun> active(String account, long task) {
        return runs("account = ? AND task = ? AND " + ACTIVE + " ORDER BY id", account, task);
    }

    /** Runs of a task that were being sent when their process ended, oldest first; under the task's lease, or while nobody has it. */
    public List<ImportRun> beingSent(String account, long task) {
        return runs("account = ? AND task = ? AND state = 'SENDING' ORDER BY id", account, task);
    }

    /** Runs of every task that were being sent when their process ended, or are being sent now, oldest first. */
    public List<ImportRun> beingSent() {
        return runs("state = 'SENDING' ORDER BY id");
    }

    private List<ImportRun> runs(String conditions, Object... parameters) {
        return jdbc.sql("SELECT * FROM import_run WHERE " + conditions)
                .params(parameters)
                .query(mapper)
                .list();
    }

    /** Takes an ended run up again: for staging when nothing of it was sent, else to go on with its batches. */
    public void takeUp(long id, RunState state) {
        takeUp(id, "TRUE", state);
    }

    /** Marks a run that has stopped as still being sent, for whoever goes on with such runs; not where it was asked to stop. */
    public void interrupted(long id) {
        takeUp(id, "state = 'STOPPED' AND NOT stop_requested", RunState.SENDING);
    }

    private void takeUp(long id, String condition, RunState state) {
        jdbc.sql(
                        "UPDATE import_run SET state = ?, stop_requested = FALSE, exit_code = NULL, message = NULL, ended_at = NULL"
                                + " WHERE id = ? AND " + condition)
                .param(state.name())
                .param(id)
                .update();
    }

    /** What a new launch says of a run that is to be staged anew. */
    public void redescribe(long id, RunFile file, String options) {
        described(jdbc.sql("""
                                UPDATE import_run SET file_name = :name, file_path = :path, charset = :charset, sheet = :sheet,
                                       header_row = :headerRow, columns = :columns, mapping = :mapping, profile = :profile, options = :options
                                WHERE id = :id AND state = 'STAGING'"""), file, options).param("id", id).update();
    }

    private static JdbcClient.StatementSpec described(
            JdbcClient.StatementSpec statement, RunFile file, String options) {
        return statement
                .param("name", ColumnText.of(file.name(), NAME_LENGTH))
                .param("path", file.path())
                .param("charset", file.charset())
                .param("sheet", file.sheet())
                .param("headerRow", file.headerRow())
                .param("columns", CellsJson.write(file.columns()))
                .param("mapping", file.mapping())
                .param("profile", file.profile())
                .param("options", options);
    }

    /** What a new launch wants of a run that goes on. */
    public void reoption(long id, String options) {
        set(id, "options", options);
    }

    /** Whether the run owes its task that it be enabled again: to be written down before the task is closed. */
    public void taskWasEnabled(long id, boolean wasEnabled) {
        set(id, "task_was_enabled", wasEnabled);
    }

    public void startsAt(long id, PoolStart pool) {
        jdbc.sql("UPDATE import_run SET watermark = :watermark, customer_count = :count WHERE id = :id")
                .param("watermark", pool.watermark())
                .param("count", pool.customerCount())
                .param("id", id)
                .update();
    }

    /** Where the pool ended before the run, found when it was needed. */
    public void poolStartedAt(long id, long watermark) {
        set(id, "watermark", watermark);
    }

    public void staged(long id, StagedCounts counts) {
        jdbc.sql("UPDATE import_run SET row_count = ?, rejected = ?, duplicate = ?, suppressed = ?, state = 'READY'"
                        + " WHERE id = ?")
                .params(counts.rows(), counts.rejected(), counts.duplicate(), counts.suppressed(), id)
                .update();
    }

    public void sending(long id) {
        set(id, "state", RunState.SENDING.name());
    }

    public void ended(long id, RunState state, RunEnding ending) {
        ended(id, "TRUE", state, ending);
    }

    /** Ends as stopped a run that is marked as being sent, and that nobody is at work on. */
    public void left(long id, RunEnding ending) {
        ended(id, "state = 'SENDING'", RunState.STOPPED, ending);
    }

    /** Ends a run that was asked to stop, and that nobody is at work on. */
    public void stopped(long id, RunEnding ending) {
        ended(id, "stop_requested AND " + ACTIVE, RunState.STOPPED, ending);
    }

    private void ended(long id, String condition, RunState state, RunEnding ending) {
        jdbc.sql("UPDATE import_run SET state = :state, exit_code = :exit, message = :message, ended_at = :at"
                        + " WHERE id = :id AND " + condition)
                .param("state", state.name())
                .param("exit", ending.exitCode())
                .param("message", ColumnText.ofOptional(ending.message(), MESSAGE_LENGTH))
                .param("at", column(ending.at()))
                .param("id", id)
                .update();
    }

    public void reported(long id, String path) {
        set(id, "report", path);
    }

    private void set(long id, String column, Object value) {
        jdbc.sql("UPDATE import_run SET " + column + " = ? WHERE id = ?")
                .params(value, id)
                .update();
    }

    /** Asks the process at work on a run to stop in order; false when none of its states is active. */
    public boolean requestStop(long id) {
        return jdbc.sql("UPDATE import_run SET stop_requested = TRUE WHERE id = ? AND " + ACTIVE)
                        .param(id)
                        .update()
                == 1;
    }

    public boolean stopRequested(long id) {
        return jdbc.sql("SELECT stop_requested FROM import_run WHERE id = ?")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** The account of a run as it stands now, counted from its batches; of a run that is being staged nothing counts yet. */
    public RunCounts counts(long id) {
        return jdbc.sql("""
                        SELECT r.row_count, r.rejected, r.duplicate, r.suppressed,
                               COALESCE(SUM(b.accepted), 0) AS accepted,
                               COALESCE(SUM(b.refused), 0) AS refused,
                               COALESCE(SUM(CASE WHEN b.state IN ('PENDING', 'DENIED') AND r.state <> 'STAGING' THEN b.size END), 0)
                                   AS unsent,
                               COALESCE(SUM(CASE WHEN b.state IN ('SENDING', 'IN_DOUBT', 'UNKNOWN') THEN b.size END), 0) AS unknown_rows
                        FROM import_run r LEFT JOIN number_batch b ON b.run = r.id
                        WHERE r.id = ? GROUP BY r.id, r.row_count, r.rejected, r.duplicate, r.suppressed""")
                .param(id)
                .query((row, number) -> new RunCounts(
                        row.getLong("row_count"),
                        row.getLong("accepted"),
                        row.getLong("rejected"),
                        row.getLong("duplicate"),
                        row.getLong("suppressed"),
                        row.getLong("refused"),
                        row.getLong("unsent"),
                        row.getLong("unknown_rows")))
                .single();
    }
}
