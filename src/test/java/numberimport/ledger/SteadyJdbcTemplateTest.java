package numberimport.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SteadyJdbcTemplateTest {

    private static final String LONG = "x".repeat(10_000);

    @TempDir
    Path folder;

    private OneWriterDataSource dataSource;
    private JdbcClient jdbc;
    private final AtomicInteger answers = new AtomicInteger();

    @BeforeEach
    void createTheTable() {
        dataSource = new OneWriterDataSource(
                new DatabaseAddress(url(), "sa", ""),
                new FileTurn(Optional.empty(), Duration.ofSeconds(30)),
                new FileTurn(Optional.empty(), Duration.ofSeconds(30)));
        jdbc = JdbcClient.create(new SteadyJdbcTemplate(dataSource));
        jdbc.sql("CREATE TABLE IF NOT EXISTS t (id INT PRIMARY KEY, x CLOB)").update();
        jdbc.sql("INSERT INTO t VALUES (1, ?)").param(LONG).update();
    }

    private String url() {
        return "jdbc:h2:file:" + folder.resolve("steady") + ";DB_CLOSE_DELAY=-1";
    }

    /** The first answer is cut off, as the process that has the file does when it ends. */
    private String interrupted(ResultSet row, int number) throws SQLException {
        if (answers.incrementAndGet() == 1) {
            try (var connection = DriverManager.getConnection(OrderedPath.of(url()), "sa", "");
                    var statement = connection.createStatement()) {
                statement.execute("SHUTDOWN");
            }
        }
        return row.getString("x");
    }

    private String ask() {
        return jdbc.sql("SELECT x FROM t WHERE id = ?")
                .param(1)
                .query(this::interrupted)
                .single();
    }

    @Test
    void asksAgainWhereTheAnswerIsCutOff() {
        assertThat(ask()).isEqualTo(LONG);
        assertThat(answers).hasValue(2);
    }

    @Test
    void failsInTheMiddleOfATransaction() {
        var transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));

        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> ask()))
                .isInstanceOf(RuntimeException.class);
        assertThat(answers).hasValue(1);
    }

    @Test
    void asksOnceWhereTheQuestionIsWrong() {
        assertThatThrownBy(() ->
                        jdbc.sql("SELECT y FROM t").query(this::interrupted).list())
                .isInstanceOf(DataAccessException.class);
        assertThat(answers).hasValue(0);
    }
}
