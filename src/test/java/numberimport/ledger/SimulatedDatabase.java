package numberimport.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A ledger's database in memory, on a clock of its own, that outlives the processes which have it open. Each statement and
 * each commit is a step of its process. All share one connection, so that only one process at a time may be in a transaction.
 */
public final class SimulatedDatabase implements AutoCloseable {

    private static final String NAME = "simulation";
    private static final DatabaseAddress ADDRESS =
            new DatabaseAddress("jdbc:h2:mem:" + NAME + ";DB_CLOSE_DELAY=-1;WRITE_DELAY=0", "sa", "");
    private static final Set<String> EXECUTIONS = Set.of("execute", "executeQuery", "executeUpdate", "executeBatch");

    private static Instant now = Instant.EPOCH;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private Clock clock = Clock.systemUTC();

    private SimulatedDatabase(Connection connection) {
        this.connection = connection;
    }

    /** A database with the ledger's tables. */
    public static SimulatedDatabase create() throws SQLException {
        ImportLedger.open(ADDRESS).close();
        var connection = DriverManager.getConnection(ADDRESS.url(), ADDRESS.username(), ADDRESS.password());
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE ALIAS SIMULATED_NOW FOR '" + SimulatedDatabase.class.getName() + ".now'");
        }
        return new SimulatedDatabase(connection);
    }

    /** For the database itself, which asks for the time by this name. */
    public static OffsetDateTime now() {
        return now.atOffset(ZoneOffset.UTC);
    }

    /** From now on the database's time is this one. */
    public void runsBy(Clock time) {
        clock = time;
    }

    /** The ledger as a process of its own has it open. */
    public ImportLedger openFor(ProcessSteps process) {
        return new ImportLedger(new ProcessDataSource(process), ADDRESS);
    }

    @Override
    public void close() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }

    private PreparedStatement prepared(String sql) throws SQLException {
        var statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql.replace("CURRENT_TIMESTAMP", "SIMULATED_NOW()"));
            statements.put(sql, statement);
        }
        return statement;
    }

    /** The process has ended: the database forgets what it had not committed. */
    private void abandon() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private final class ProcessDataSource extends HikariDataSource {

        private final ProcessSteps process;
        private final Connection view;

        ProcessDataSource(ProcessSteps process) {
            this.process = process;
            this.view = proxy(Connection.class, this::onConnection);
        }

        @Override
        public Connection getConnection() {
            return view;
        }

        private Object onConnection(Object self, Method method, Object[] arguments) throws Throwable {
            return switch (method.getName()) {
                case "prepareStatement" -> statement((String) arguments[0]);
                case "commit" -> {
                    begin();
                    yield finish(connection, method, arguments);
                }
                case "close" -> null;
                default -> invoke(connection, method, arguments);
            };
        }

        // The turn may change only before a statement is filled in: all processes share it.
        private PreparedStatement statement(String sql) throws SQLException {
            begin();
            var statement = prepared(sql);
            return proxy(PreparedStatement.class, (self, method, arguments) -> {
                if (EXECUTIONS.contains(method.getName())) {
                    return finish(statement, method, arguments);
                }
                return method.getName().equals("close") ? null : invoke(statement, method, arguments);
            });
        }

        private void begin() throws SQLException {
            try {
                process.before(connection.getAutoCommit());
            } catch (RuntimeException ended) {
                abandon();
                throw ended;
            }
        }

        private Object finish(Object target, Method method, Object[] arguments) throws Throwable {
            try {
                now = clock.instant();
                var result = invoke(target, method, arguments);
                process.after();
                return result;
            } catch (RuntimeException ended) {
                abandon();
                throw ended;
            }
        }

        private Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
