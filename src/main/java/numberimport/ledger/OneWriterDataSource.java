package numberimport.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Connections to an H2 database whose transactions run one after the other; questions by themselves go on beside them. H2 writes its file
 * when a transaction ends, table by table and index by index, while others may be changing them: were the process killed then, a row could
 * miss from an index, or altogether, although it was committed long before.
 */
final class OneWriterDataSource extends DriverManagerDataSource {

    private static final Logger log = LoggerFactory.getLogger(OneWriterDataSource.class);
    private static final Duration MOST_LEAVING = Duration.ofSeconds(10);
    private static final Duration MOST_READING = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final FileTurn writing;
    private final FileTurn opening;
    private final boolean aFile;
    private volatile boolean left;

    OneWriterDataSource(DatabaseAddress address, FileTurn writing, FileTurn opening) {
        super(OrderedPath.of(address.url()), address.username(), address.password());
        this.writing = writing;
        this.opening = opening;
        this.aFile = address.file().isPresent();
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
        try (var last = opened(Duration.ZERO);
                var statement = last.createStatement()) {
            left = true;
            pool.close();
            if (aFile && WriterConnection.isOfThisProcess(last)) {
                closeInTurn(statement);
            }
        } catch (SQLException e) {
            log.debug("Ledger: not closed between two transactions of others", e);
        } finally {
            pool.close();
        }
    }

    private void closeInTurn(Statement statement) throws SQLException {
        writing.take(MOST_LEAVING);
        try {
            opening.take(MOST_LEAVING);
            try {
                close(statement);
            } finally {
                opening.giveBack();
            }
        } finally {
            writing.giveBack();
        }
    }

    private static void close(Statement statement) throws SQLException {
        var others = sessions(statement, "CLIENT_ADDR IS NOT NULL");
        var ours = sessions(statement, "CLIENT_ADDR IS NULL");
        if (ours > 1) {
            return;
        }
        if (others > 0) {
            // Nobody begins a question any more, and who has asked has time to read the answer.
            statement.execute("SET EXCLUSIVE 1");
            FileTurn.pause(MOST_READING);
        }
        statement.execute("SHUTDOWN");
    }

    // One after the other: where H2 finds that another process is opening the file, it waits for seconds and then
    // fails.
    private Connection opened(Duration patience) throws SQLException {
        opening.take();
        try {
            var until = System.nanoTime() + patience.toNanos();
            while (true) {
                if (left) {
                    throw new SQLNonTransientConnectionException("The ledger is closed in this process.");
                }
                try {
                    return super.getConnection();
                } catch (SQLException e) {
                    if (!WriterConnection.isBetweenProcesses(e) || System.nanoTime() > until) {
                        throw e;
                    }
                    FileTurn.pause(PAUSE);
                }
            }
        } finally {
            opening.giveBack();
        }
    }

    private static int sessions(Statement statement, String which) throws SQLException {
        try (var count = statement.executeQuery("SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE " + which)) {
            count.next();
            return count.getInt(1);
        }
    }
}
