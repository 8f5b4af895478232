package numberimport.ledger;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Brings the tables of a database to this version. H2 commits each statement that changes a table, so that a process that dies leaves
 * half a migration behind: a ledger without runs is then made anew, and in any other the migration, which from version 6 on may be
 * repeated, is run once more. PostgreSQL makes a migration, and that it was made, known at once. Processes do this one after the other.
 */
final class Migrations {

    /** The version of the newest file in {@code db/migration}. */
    static final String VERSION = "17";

    private static final Logger log = LoggerFactory.getLogger(Migrations.class);

    private final DataSource dataSource;
    private final DatabaseAddress address;

    Migrations(DataSource dataSource, DatabaseAddress address) {
        this.dataSource = dataSource;
        this.address = address;
    }

    /** The version that the tables have; empty where there are none. */
    static Optional<String> version(DataSource dataSource) {
        var jdbc = JdbcClient.create(new SteadyJdbcTemplate(dataSource));
        if (!exists(jdbc, "flyway_schema_history")) {
            return Optional.empty();
        }
        return jdbc.sql("SELECT \"version\" FROM \"flyway_schema_history\" WHERE \"success\" = TRUE"
                        + " ORDER BY \"installed_rank\" DESC LIMIT 1")
                .query(String.class)
                .optional();
    }

    void run() {
        try {
            if (version(dataSource).filter(VERSION::equals).isPresent()) {
                return;
            }
            if (address.h2()) {
                migrateInTurn();
            } else {
                migrateOnOneConnection();
            }
        } catch (FlywayException | DataAccessException | SQLException e) {
            throw new LedgerException("The database's tables can't be brought to this version: " + e.getMessage(), e);
        }
    }

    private Flyway flyway(DataSource from) {
        return Flyway.configure()
                .dataSource(from)
                .placeholders(Map.of("blob", address.h2() ? "BLOB" : "BYTEA"))
                .load();
    }

    /** Flyway makes the tables on one connection and writes down on another that they are made: a process may die in between. */
    private void migrateOnOneConnection() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            flyway(new SingleConnectionDataSource(connection, true)).migrate();
        }
    }

    private void migrateInTurn() throws SQLException {
        var turn = FileTurn.toWrite(address);
        turn.take();
        try {
            migrateAgainIfHalfDone(flyway(dataSource));
        } finally {
            turn.giveBack();
        }
    }

    private void migrateAgainIfHalfDone(Flyway flyway) {
        new AbandonedCopies(JdbcClient.create(dataSource)).clear();
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            if (flyway.info().pending().length == 0 && !failed(flyway)) {
                throw e;
            }
            log.warn("The ledger's tables were left half made when a process ended; they are made again");
            clearWhatIsHalfDone();
            flyway.migrate();
        }
    }

    private void clearWhatIsHalfDone() {
        var jdbc = JdbcClient.create(dataSource);
        if (holdsRuns(jdbc)) {
            jdbc.sql("DELETE FROM \"flyway_schema_history\" WHERE \"success\" = FALSE")
                    .update();
        } else {
            jdbc.sql("DROP ALL OBJECTS").update();
        }
    }

    private static boolean failed(Flyway flyway) {
        for (var migration : flyway.info().all()) {
            if (migration.getState().isFailed()) {
                return true;
            }
        }
        return false;
    }

    private static boolean holdsRuns(JdbcClient jdbc) {
        return exists(jdbc, "import_run")
                && jdbc.sql("SELECT COUNT(*) FROM import_run").query(Long.class).single() > 0;
    }

    private static boolean exists(JdbcClient jdbc, String table) {
        return jdbc.sql("SELECT COUNT(*) FROM information_schema.tables"
                                + " WHERE table_schema = CURRENT_SCHEMA AND LOWER(table_name) = ?")
                        .param(table)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
