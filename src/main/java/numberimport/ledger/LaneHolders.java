package numberimport.ledger;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which processes are at work in accounts' lanes, as db-scheduler keeps it in its table. */
public final class LaneHolders {

    /** What db-scheduler calls a lane; its instances are accounts. */
    public static final String TASK = "lane";

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

    /** Gives back the lanes of a process that is known to be dead; their number. */
    public int free(String holder) {
        return jdbc.sql("UPDATE scheduled_tasks SET picked = FALSE, picked_by = NULL, last_heartbeat = NULL,"
                        + " version = version + 1 WHERE task_name = ? AND picked_by = ?")
                .params(TASK, holder)
                .update();
    }
}
