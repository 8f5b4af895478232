package numberimport.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Map;
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

    private static final Logger log = LoggerFactory.getLogger(Migrations.class);

    private final DataSource dataSource;
    private final DatabaseAddress address;
    private final Flyway flyway;

    Migrations(DataSource dataSource, DatabaseAddress address) {
        this.dataSource = dataSource;
        this.address = address;
        this.flyway = flyway(dataSource);
    }

    private Flyway flyway(DataSource from) {
        return Flyway.configure()
                .dataSource(from)
                .placeholders(Map.of("blob", address.h2() ? "BLOB" : "BYTEA"))
                .load();
    }

    void run() {
        try {
            var file = address.file();
            if (file.isPresent()) {
                runAlone(file.get());
            } else if (address.h2()) {
                migrateAgainIfHalfDone();
            } else {
                migrateOnOneConnection();
            }
        } catch (FlywayException | DataAccessException | SQLException | IOException e) {
            throw new LedgerException("The database's tables can't be brought to this version: " + e.getMessage(), e);
        }
    }

    /** Flyway makes the tables on one connection and writes down on another that they are made: a process may die in between. */
    private void migrateOnOneConnection() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            flyway(new SingleConnectionDataSource(connection, true)).migrate();
        }
    }

    private void runAlone(Path database) throws IOException {
        // The lock is of the process; threads of one process can't wait for each other by it.
        synchronized (Migrations.class) {
            try (var channel = FileChannel.open(
                    database.resolveSibling("ledger.migrating"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                migrateAgainIfHalfDone();
            }
        }
    }

    private void migrateAgainIfHalfDone() {
        new AbandonedCopies(JdbcClient.create(dataSource)).clear();
        try {
            flyway.migrate();
        } catch (FlywayException e) {
            if (flyway.info().pending().length == 0 && !failed()) {
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

    private boolean failed() {
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
        return jdbc.sql("SELECT COUNT(*) FROM information_schema.tables WHERE LOWER(table_name) = ?")
                        .param(table)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
