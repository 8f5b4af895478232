package numberimport.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** A process that is killed while it makes the tables of a PostgreSQL: the next one has to be able to go on. */
class MigrationKillTest {

    private static EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void leavesWhatTheNextProcessCanGoOnWith() throws SQLException {
        var commits = 0;
        var killed = true;
        while (killed) {
            commits++;
            var database = newDatabase("killed_" + commits);
            killed = isKilledAfter(commits, database);

            assertThatCode(() -> migrations(database).run())
                    .as("killed after commit %d", commits)
                    .doesNotThrowAnyException();
        }
        assertThat(commits).isGreaterThan(12);
    }

    private static boolean isKilledAfter(int commits, PGSimpleDataSource database) {
        var mortal = new MortalDataSource(database, commits);
        try {
            new Migrations(mortal, address(database)).run();
        } catch (LedgerException e) {
            assertThat(mortal.dead).isTrue();
        }
        return mortal.dead;
    }

    private static Migrations migrations(PGSimpleDataSource database) {
        return new Migrations(database, address(database));
    }

    private static DatabaseAddress address(PGSimpleDataSource database) {
        return new DatabaseAddress(database.getURL(), "postgres", "postgres");
    }

    private static PGSimpleDataSource newDatabase(String name) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return (PGSimpleDataSource) server.getDatabase("postgres", name);
    }

    /** Its process dies after so many commits: all its connections are gone, with what they had not committed. */
    private static final class MortalDataSource extends AbstractDataSource {

        private final PGSimpleDataSource database;
        private final List<Connection> open = new ArrayList<>();
        private int commitsLeft;
        private boolean dead;

        MortalDataSource(PGSimpleDataSource database, int commits) {
            this.database = database;
            this.commitsLeft = commits;
        }

        @Override
        public Connection getConnection() throws SQLException {
            requireAlive();
            var connection = database.getConnection();
            open.add(connection);
            return (Connection) Proxy.newProxyInstance(
                    MortalDataSource.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, values) -> {
                        try {
                            var answer = method.invoke(connection, values);
                            if (method.getName().equals("commit") && --commitsLeft == 0) {
                                die();
                            }
                            return answer;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        private void die() throws SQLException {
            dead = true;
            for (var connection : open) {
                connection.close();
            }
            requireAlive();
        }

        private void requireAlive() throws SQLException {
            if (dead) {
                throw new SQLException("The process is dead.");
            }
        }
    }
}
