package numberimport.ledger;

import static numberimport.ledger.UtcTimes.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who did what: launched, decided, downloaded, gave leave. Only grows. */
public final class AuditTrail {

    private static final int DETAIL_LENGTH = 4000;
    private static final int PERSON_LENGTH = 200;

    private final JdbcClient jdbc;

    AuditTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(AuditLine line) {
        jdbc.sql("INSERT INTO audit (at, person, action, run, detail) VALUES (:at, :person, :action, :run, :detail)")
                .param("at", column(line.at()))
                .param("person", ColumnText.of(line.person(), PERSON_LENGTH))
                .param("action", line.action())
                .param("run", line.run(), Types.BIGINT)
                .param("detail", ColumnText.of(line.detail(), DETAIL_LENGTH))
                .update();
    }

    /** What people did to a run, oldest first. */
    public List<AuditLine> ofRun(long run) {
        return jdbc.sql("SELECT * FROM audit WHERE run = ? ORDER BY id")
                .param(run)
                .query(AuditTrail::line)
                .list();
    }

    public List<AuditLine> newestFirst(int limit) {
        return jdbc.sql("SELECT * FROM audit ORDER BY id DESC LIMIT ?")
                .param(limit)
                .query(AuditTrail::line)
                .list();
    }

    private static AuditLine line(ResultSet row, int number) throws SQLException {
        return new AuditLine(
                UtcTimes.instant(row, "at"),
                row.getString("person"),
                row.getString("action"),
                row.getObject("run", Long.class),
                row.getString("detail"));
    }
}
