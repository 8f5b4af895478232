package numberimport.ledger;

import static numberimport.ledger.UtcTimes.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The schedules that people keep, by name. When each is due next is not here. */
public final class Schedules {

    private final JdbcClient jdbc;

    Schedules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a new one; false when there is one of its name. */
    public boolean add(ImportSchedule schedule) {
        try {
            return jdbc.sql("""
                            INSERT INTO import_schedule (name, cron, zone, files, account, task, profile, paused, created_by, created_at)
                            VALUES (:name, :cron, :zone, :files, :account, :task, :profile, :paused, :createdBy, :createdAt)""")
                            .param("name", schedule.name())
                            .param("cron", schedule.cron())
                            .param("zone", schedule.zone().getId())
                            .param("files", schedule.files())
                            .param("account", schedule.account())
                            .param("task", schedule.task())
                            .param("profile", schedule.profile())
                            .param("paused", schedule.paused())
                            .param("createdBy", schedule.createdBy())
                            .param("createdAt", column(schedule.createdAt()))
                            .update()
                    == 1;
        } catch (DuplicateKeyException known) {
            return false;
        }
    }

    public Optional<ImportSchedule> find(String name) {
        return jdbc.sql("SELECT * FROM import_schedule WHERE name = ?")
                .param(name)
                .query(Schedules::schedule)
                .optional();
    }

    /** All, by name. */
    public List<ImportSchedule> all() {
        return jdbc.sql("SELECT * FROM import_schedule ORDER BY name")
                .query(Schedules::schedule)
                .list();
    }

    public void pause(String name, boolean paused) {
        jdbc.sql("UPDATE import_schedule SET paused = ? WHERE name = ?")
                .params(paused, name)
                .update();
    }

    public void remove(String name) {
        jdbc.sql("DELETE FROM import_schedule WHERE name = ?").param(name).update();
    }

    private static ImportSchedule schedule(ResultSet row, int number) throws SQLException {
        return new ImportSchedule(
                row.getString("name"),
                row.getString("cron"),
                ZoneId.of(row.getString("zone")),
                row.getString("files"),
                row.getString("account"),
                row.getLong("task"),
                row.getString("profile"),
                row.getBoolean("paused"),
                row.getString("created_by"),
                UtcTimes.instant(row, "created_at"));
    }
}
