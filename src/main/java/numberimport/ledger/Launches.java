package numberimport.ledger;

import static numberimport.ledger.UtcTimes.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import numberimport.ledger.LaunchRequest.Origin;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is to be imported without a person at the command line, oldest first within an account. Each is worked on by the process that has
 * its account's lane.
 */
public final class Launches {

    /** Of those that have not ended, as an index finds them. */
    static final String OPEN = "state IN ('WAITING', 'RUNNING')";

    private static final String NOT_ON_HOLD =
            " AND NOT EXISTS (SELECT 1 FROM account_hold h WHERE h.account IN (launch.account, '" + AccountHold.EVERY
                    + "'))";
    private static final int MESSAGE_LENGTH = 4000;
    private static final int ASKED_BY_LENGTH = 1000;

    private final JdbcClient jdbc;

    Launches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes a wish down, to be done as soon as its turn comes; false when it is written down already. */
    public boolean add(LaunchRequest request, Instant now) {
        return add(request, now, now);
    }

    /** The same, but not before {@code due}. */
    public boolean add(LaunchRequest request, Instant now, Instant due) {
        return insert(request, now, due, null);
    }

    /** Writes down a wish that can't be met; false when it is written down already. */
    public boolean addEnded(LaunchRequest request, LaunchEnding ending) {
        return insert(request, ending.at(), ending.at(), ending);
    }

    private boolean insert(LaunchRequest request, Instant now, Instant due, @Nullable LaunchEnding ending) {
        var errand = ErrandColumns.of(request.errand());
        try {
            return jdbc.sql("""
                            INSERT INTO launch (ticket, origin, asked_by, account, task, profile, path, errand, of_run, details,
                                   priority, due_at, created_at, state, ended_at, exit_code, message)
                            VALUES (:ticket, :origin, :askedBy, :account, :task, :profile, :path, :errand, :ofRun, :details,
                                   :priority, :due, :now, :state, :endedAt, :exit, :message)""")
                            .param("errand", errand.errand())
                            .param("ofRun", errand.run(), Types.BIGINT)
                            .param("details", errand.details())
                            .param("priority", request.priority())
                            .param("ticket", request.ticket())
                            .param("origin", request.origin().name())
                            .param("askedBy", ColumnText.of(request.askedBy(), ASKED_BY_LENGTH))
                            .param("account", request.account())
                            .param("task", request.task())
                            .param("profile", request.profile())
                            .param("path", request.path())
                            .param("now", column(now))
                            .param("due", column(due))
                            .param("state", (ending == null ? LaunchState.WAITING : LaunchState.ENDED).name())
                            .param(
                                    "endedAt",
                                    ending == null ? null : column(ending.at()),
                                    Types.TIMESTAMP_WITH_TIMEZONE)
                            .param("exit", ending == null ? null : ending.exitCode(), Types.INTEGER)
                            .param("message", ending == null ? null : ColumnText.of(ending.message(), MESSAGE_LENGTH))
                            .update()
                    == 1;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    public Optional<Launch> find(long id) {
        return jdbc.sql("SELECT * FROM launch WHERE id = ?")
                .param(id)
                .query(Launches::launch)
                .optional();
    }

    public Optional<Launch> byTicket(String ticket) {
        return jdbc.sql("SELECT * FROM launch WHERE ticket = ?")
                .param(ticket)
                .query(Launches::launch)
                .optional();
    }

    /** The tickets of those that have not ended. */
    public Set<String> openTickets() {
        return jdbc.sql("SELECT ticket FROM launch WHERE " + OPEN)
                .query(String.class)
                .set();
    }

    /** The paths of the files of those that have not ended. */
    public Set<String> openPaths() {
        return jdbc.sql("SELECT path FROM launch WHERE " + OPEN)
                .query(String.class)
                .set();
    }

    /** The accounts with a launch that is due, but for those on hold. */
    public List<String> accountsWithWork(Instant now) {
        return jdbc.sql("SELECT DISTINCT account FROM launch WHERE state = 'WAITING' AND due_at <= ?" + NOT_ON_HOLD
                        + " ORDER BY account")
                .param(column(now))
                .query(String.class)
                .list();
    }

    /** The accounts that nobody is at work for: with a launch that is due and not on hold, or that somebody left half done. */
    public List<String> accountsWithoutLane(Instant now) {
        return jdbc.sql(
                        "SELECT DISTINCT account FROM launch WHERE (state = 'RUNNING' OR (state = 'WAITING' AND due_at <= ?"
                                + NOT_ON_HOLD
                                + ")) AND NOT EXISTS (SELECT 1 FROM scheduled_tasks t WHERE t.task_name = '"
                                + LaneHolders.TASK + "' AND t.task_instance = launch.account) ORDER BY account")
                .param(column(now))
                .query(String.class)
                .list();
    }

    /** Takes the most urgent due launch of an account for a process, of equal ones the oldest. */
    public Optional<Launch> take(String account, String owner, Instant now) {
        while (true) {
            var next = jdbc.sql("SELECT * FROM launch WHERE state = 'WAITING' AND account = ? AND due_at <= ?"
                            + NOT_ON_HOLD + " ORDER BY priority DESC, id LIMIT 1")
                    .params(account, column(now))
                    .query(Launches::launch)
                    .optional();
            if (next.isEmpty() || taken(next.get().id(), owner)) {
                return next;
            }
        }
    }

    private boolean taken(long id, String owner) {
        return jdbc.sql("UPDATE launch SET state = 'RUNNING', owner = ? WHERE id = ? AND state = 'WAITING'")
                        .params(owner, id)
                        .update()
                == 1;
    }

    /** Gives back what an earlier holder of the account's lane left; the number of launches. To be called by the lane's holder only. */
    public int giveBack(String account) {
        return jdbc.sql("UPDATE launch SET state = 'WAITING', owner = NULL WHERE state = 'RUNNING' AND account = ?")
                .param(account)
                .update();
    }

    /** Not done yet, and not its fault: its turn comes again from then on. */
    public void postpone(long id, String owner, Instant due, String why) {
        again(id, owner, due, why, 0);
    }

    /** Tried in vain: it is tried again from then on. */
    public void failed(long id, String owner, Instant due, String why) {
        again(id, owner, due, why, 1);
    }

    private void again(long id, String owner, Instant due, String why, int failures) {
        jdbc.sql("UPDATE launch SET state = 'WAITING', owner = NULL, due_at = ?, message = ?, failures = failures + ?"
                        + " WHERE id = ? AND owner = ?")
                .params(column(due), ColumnText.of(why, MESSAGE_LENGTH), failures, id, owner)
                .update();
    }

    /** The run of a launch has begun: whoever takes the launch next goes on with that. */
    public void became(long id, long run) {
        jdbc.sql("UPDATE launch SET run = ? WHERE id = ? AND state = 'RUNNING'")
                .params(run, id)
                .update();
    }

    /** It has ended, unless its process was silent and has lost it meanwhile: then false. */
    public boolean ended(long id, String owner, LaunchEnding ending) {
        return jdbc.sql("UPDATE launch SET state = 'ENDED', owner = NULL, run = :run, exit_code = :exit,"
                                + " message = :message, ended_at = :at WHERE id = :id AND owner = :owner")
                        .param("run", ending.run())
                        .param("exit", ending.exitCode())
                        .param("message", ColumnText.of(ending.message(), MESSAGE_LENGTH))
                        .param("at", column(ending.at()))
                        .param("id", id)
                        .param("owner", owner)
                        .update()
                == 1;
    }

    /** It ends without being worked on; false when it does not wait, or waits no more. */
    public boolean cancelled(long id, LaunchEnding ending) {
        return jdbc.sql("UPDATE launch SET state = 'ENDED', run = :run, exit_code = :exit, message = :message,"
                                + " ended_at = :at WHERE id = :id AND state = 'WAITING'")
                        .param("run", ending.run(), Types.BIGINT)
                        .param("exit", ending.exitCode())
                        .param("message", ColumnText.of(ending.message(), MESSAGE_LENGTH))
                        .param("at", column(ending.at()))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** The launch of an account that somebody is at work on. */
    public Optional<Launch> atWork(String account) {
        return jdbc.sql("SELECT * FROM launch WHERE state = 'RUNNING' AND account = ? ORDER BY id LIMIT 1")
                .param(account)
                .query(Launches::launch)
                .optional();
    }

    /** The newest that has not ended and goes on with a run, or is about it. */
    public Optional<Launch> openFor(long run) {
        return jdbc.sql("SELECT * FROM launch WHERE " + OPEN + " AND (run = :run OR of_run = :run)"
                        + " ORDER BY id DESC LIMIT 1")
                .param("run", run)
                .query(Launches::launch)
                .optional();
    }

    /** The id of the oldest of an account that has not ended. */
    public Optional<Long> open(String account) {
        return jdbc.sql("SELECT id FROM launch WHERE account = ? AND " + OPEN + " ORDER BY id LIMIT 1")
                .param(account)
                .query(Long.class)
                .optional();
    }

    /** How many are in a state. */
    public long count(LaunchState state) {
        return jdbc.sql("SELECT COUNT(*) FROM launch WHERE state = ?")
                .param(state.name())
                .query(Long.class)
                .single();
    }

    /** Since when the oldest of those that are due has been. */
    public Optional<Instant> dueSince(Instant now) {
        return jdbc.sql("SELECT due_at FROM launch WHERE state = 'WAITING' AND due_at <= ? ORDER BY due_at LIMIT 1")
                .param(column(now))
                .query((row, number) -> UtcTimes.instant(row, "due_at"))
                .optional();
    }

    /** The newest first. */
    public List<Launch> newestFirst(int limit) {
        return jdbc.sql("SELECT * FROM launch ORDER BY id DESC LIMIT ?")
                .param(limit)
                .query(Launches::launch)
                .list();
    }

    private static Launch launch(ResultSet row, int number) throws SQLException {
        var request = new LaunchRequest(
                row.getString("ticket"),
                Origin.valueOf(row.getString("origin")),
                row.getString("asked_by"),
                row.getString("account"),
                row.getLong("task"),
                row.getString("profile"),
                row.getString("path"),
                ErrandColumns.read(row),
                row.getInt("priority"));
        var endedAt = UtcTimes.optionalInstant(row, "ended_at");
        return new Launch(
                row.getLong("id"),
                request,
                LaunchState.valueOf(row.getString("state")),
                row.getInt("failures"),
                UtcTimes.instant(row, "created_at"),
                UtcTimes.instant(row, "due_at"),
                endedAt == null ? row.getString("message") : null,
                row.getObject("run", Long.class),
                endedAt == null
                        ? null
                        : new LaunchEnding(
                                row.getObject("run", Long.class),
                                row.getInt("exit_code"),
                                row.getString("message"),
                                endedAt));
    }
}
