package numberimport.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Connections to an H2 database whose transactions write one after the other; reading goes on beside them. H2 writes its file when a
 * transaction ends, table by table and index by index, while others may be changing them: were the process killed then, a row could miss
 * from an index, or altogether, although it was committed long before.
 */
final class OneWriterDataSource extends DriverManagerDataSource {

    private static final Logger log = LoggerFactory.getLogger(OneWriterDataSource.class);
    private static final Duration MOST_READING = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private static final String OF_OTHERS =
            "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE CLIENT_ADDR IS NOT NULL";
    /** None where another process has the file. */
    private static final String OF_THIS_PROCESS = """
            SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE CLIENT_ADDR IS NULL AND EXISTS (
            SELECT 1 FROM INFORMATION_SCHEMA.SESSIONS WHERE SESSION_ID = SESSION_ID() AND CLIENT_ADDR IS NULL)""";

    private final WriteTurn writing;
    private final WriteTurn opening;

    OneWriterDataSource(DatabaseAddress address, WriteTurn writing, WriteTurn opening) {
        super(OrderedPath.of(address.url()), address.username(), address.password());
        this.writing = writing;
        this.opening = opening;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return WriterConnection.proxy(Connection.class, new WriterConnection(this::opened, writing));
    }

    /**
     * Closes the pool, and with it the file where this process has it open: between two transactions of those who share it, so that one
     * of them opens it and none loses work. H2 by itself closes it when the process ends, whatever the others are doing.
     */
    void leave(HikariDataSource pool) {
        try (var last = super.getConnection();
                var statement = last.createStatement()) {
            pool.close();
            if (sessions(statement, OF_THIS_PROCESS) == 1) {
                close(statement);
            }
        } catch (SQLException e) {
            log.debug("Ledger: not closed between two transactions; the end of the process closes it", e);
        } finally {
            pool.close();
        }
    }

    private void close(Statement statement) throws SQLException {
        writing.take();
        try {
            opening.take();
            try {
                if (sessions(statement, OF_OTHERS) > 0) {
                    // Nobody begins a question any more, and who has asked has time to read the answer.
                    statement.execute("SET EXCLUSIVE 1");
                    LockSupport.parkNanos(MOST_READING.toNanos());
                }
                statement.execute("SHUTDOWN");
            } finally {
                opening.giveBack();
            }
        } finally {
            writing.giveBack();
        }
    }

    // One after the other: where H2 finds that another process is opening the file, it waits for seconds and then
    // fails.
    private Connection opened(Duration patience) throws SQLException {
        opening.take();
        try {
            var until = System.nanoTime() + patience.toNanos();
            while (true) {
                try {
                    return super.getConnection();
                } catch (SQLException e) {
                    if (!WriterConnection.isBetweenProcesses(e) || System.nanoTime() > until) {
                        throw e;
                    }
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
            }
        } finally {
            opening.giveBack();
        }
    }

    private static int sessions(Statement statement, String which) throws SQLException {
        try (var count = statement.executeQuery(which)) {
            count.next();
            return count.getInt(1);
        }
    }
}
