package numberimport.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneWriterDataSourceTest {

    private static final String CHANGE = "UPDATE t SET x = x + 1 WHERE id = ?";

    @TempDir
    static Path folder;

    private final String url = "jdbc:h2:file:" + folder.resolve("one-writer");
    private final OneWriterDataSource dataSource = new OneWriterDataSource(
            new DatabaseAddress(url, "sa", ""),
            new FileTurn(Optional.empty(), Duration.ofSeconds(30)),
            new FileTurn(Optional.empty(), Duration.ofSeconds(30)));

    /** A way to end a transaction. */
    private interface Ending {

        void end(Connection connection) throws SQLException;
    }

    private static final Map<String, Ending> ENDINGS = Map.of(
            "commit", Connection::commit,
            "rollback", Connection::rollback,
            "close", Connection::close,
            "autocommit", connection -> connection.setAutoCommit(true));

    @BeforeEach
    void createTheTable() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("DROP ALL OBJECTS");
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY, x INT)");
            statement.execute("INSERT INTO t VALUES (1, 0), (2, 0)");
        }
    }

    private static void change(Connection connection, int row) throws SQLException {
        try (var statement = connection.prepareStatement(CHANGE)) {
            statement.setInt(1, row);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private CompletableFuture<Void> changeElsewhere(int row) {
        return CompletableFuture.runAsync(() -> {
            try (var connection = dataSource.getConnection()) {
                change(connection, row);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Connection writing() throws SQLException {
        var connection = dataSource.getConnection();
        connection.setAutoCommit(false);
        change(connection, 1);
        return connection;
    }

    private static void assertWaits(CompletableFuture<Void> other) {
        assertThatThrownBy(() -> other.get(100, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"commit", "rollback", "close", "autocommit"})
    void letsTheNextTransactionWriteWhenOneHasEnded(String ending) throws Exception {
        try (var first = writing()) {
            var other = changeElsewhere(2);
            assertWaits(other);

            ENDINGS.get(ending).end(first);

            assertThat(other.get(10, TimeUnit.SECONDS)).isNull();
        }
    }

    @Test
    void goesOnWritingAfterASavepoint() throws Exception {
        try (var first = writing()) {
            first.rollback(first.setSavepoint());
            var other = changeElsewhere(2);
            assertWaits(other);
            first.commit();
            assertThat(other.get(10, TimeUnit.SECONDS)).isNull();
        }
    }

    @Test
    void hasTheTurnFromTheFirstQuestionOfATransaction() throws Exception {
        try (var first = dataSource.getConnection();
                var question = first.prepareStatement("SELECT 1")) {
            first.setAutoCommit(false);
            var beforeIt = changeElsewhere(2);
            assertThat(beforeIt.get(10, TimeUnit.SECONDS)).isNull();

            question.execute();

            var afterIt = changeElsewhere(2);
            assertWaits(afterIt);
            first.commit();
            assertThat(afterIt.get(10, TimeUnit.SECONDS)).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void makesAStatementAgainOnceTheDatabaseWasClosed(boolean alone) throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(CHANGE);
                var question = connection.prepareStatement("SELECT x FROM t WHERE id = ?")) {
            statement.setInt(1, 2);
            question.setInt(1, 2);
            connection.setAutoCommit(alone);
            closeTheDatabase();

            assertThat(statement.executeUpdate()).isEqualTo(1);

            connection.setAutoCommit(true);
            closeTheDatabase();
            try (var rows = question.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
        }
    }

    @Test
    void failsWhenTheDatabaseIsClosedInATransaction() throws Exception {
        try (var first = writing();
                var question = first.prepareStatement("SELECT 1")) {
            closeTheDatabase();

            assertThatThrownBy(question::execute).isInstanceOf(SQLException.class);
            assertThatThrownBy(first::commit).isInstanceOf(SQLException.class);

            assertThat(changeElsewhere(1).get(10, TimeUnit.SECONDS)).isNull();
        }
    }

    /** As the process does that has the file, when it ends. */
    private void closeTheDatabase() throws SQLException {
        try (var connection = DriverManager.getConnection(OrderedPath.of(url), "sa", "");
                var statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }

    @Test
    void readsBesideAWriter() throws Exception {
        try (var first = writing();
                var second = dataSource.getConnection();
                var statement = second.createStatement()) {
            var read = CompletableFuture.supplyAsync(() -> {
                try (var rows = statement.executeQuery("SELECT x FROM t WHERE id = 1")) {
                    rows.next();
                    return rows.getInt(1);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(read.get(10, TimeUnit.SECONDS)).isZero();
            first.commit();
        }
    }

    @Test
    void letsOthersWriteAfterAStatementThatFailed() throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("INSERT INTO t VALUES (1, 0)"))
                    .isInstanceOf(SQLException.class);
            assertThat(changeElsewhere(2).get(10, TimeUnit.SECONDS)).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SELECT 1                                | false
                    ' select * from t'                      | false
                    WITH a AS (SELECT 1) SELECT * FROM a    | false
                    SELECT * FROM t WHERE id = 1 FOR UPDATE | true
                    SELECT NEXT VALUE FOR s                 | true
                    UPDATE t SET x = 1                      | true
                    CHECKPOINT SYNC                         | true
                    CREATE TABLE u (id INT)                 | true
                    """)
    void knowsWhatWrites(String sql, boolean writes) {
        assertThat(WriterStatement.writes(sql)).isEqualTo(writes);
    }
}
