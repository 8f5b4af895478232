package numberimport.ledger;

import static numberimport.ledger.UtcTimes.column;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which processes are at work in accounts' lanes, as db-scheduler keeps it in its table. */
public final class LaneHolders {

    /** What db-scheduler calls a lane; its instances are accounts. */
    public static final String TASK = "lane";

    private static final String FREE =
            "UPDATE scheduled_tasks SET picked = FALSE, picked_by = NULL, last_heartbeat = NULL, version = version + 1";

    private final JdbcClient jdbc;

    LaneHolders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The processes. */
    public List<String> all() {
        return jdbc.sql("SELECT DISTINCT picked_by FROM scheduled_tasks WHERE task_name = ? AND picked = TRUE")
                .param(TASK)
                .query(String.class)
                .list();
    }

    /** Whether a lane waits for somebody, or is a process's own. */
    public boolean anyFor(String holder) {
        return jdbc.sql(
                                "SELECT COUNT(*) FROM scheduled_tasks WHERE task_name = ? AND (picked = FALSE OR picked_by = ?)")
                        .params(TASK, holder)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** A process's word that it is at work in those of its lanes at that moment. */
    public void atWork(String holder, Set<String> accounts, Instant now) {
        jdbc.sql("UPDATE scheduled_tasks SET last_heartbeat = :now WHERE task_name = :task AND picked = TRUE"
                        + " AND picked_by = :holder AND task_instance IN (:accounts)")
                .param("now", column(now))
                .param("task", TASK)
                .param("holder", holder)
                .param("accounts", accounts)
                .update();
    }

    /** Gives back the lanes of processes that have said nothing since then; their number. */
    public int freeSilent(Instant since) {
        var silent = " WHERE task_name = ? AND picked = TRUE AND last_heartbeat < ?";
        // Asked first, since a write takes H2's turn at writing, and there are hardly ever any.
        var any = jdbc.sql("SELECT COUNT(*) FROM scheduled_tasks" + silent)
                .params(TASK, column(since))
                .query(Long.class)
                .single();
        return any == 0
                ? 0
                : jdbc.sql(FREE + silent).params(TASK, column(since)).update();
    }

    /** Gives back the lanes of a process that is known to be dead; their number. */
    public int free(String holder) {
        return jdbc.sql(FREE + " WHERE task_name = ? AND picked_by = ?")
                .params(TASK, holder)
                .update();
    }
}
