package numberimport.ledger;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * A connection to an H2 file. It takes the turn for a transaction, or for a statement that writes by itself, and has it until that ends.
 * A process that ends in order takes the turn too before it closes the file under others: so a transaction begins while the file stays
 * open, with whichever process has it by then. Where that one is killed, the transaction fails.
 */
final class WriterConnection implements InvocationHandler {

    private static final Set<String> STATEMENTS = Set.of("createStatement", "prepareStatement", "prepareCall");

    /** What H2 answers while the process that has the file ends, and until the next one has opened it. */
    private static final Set<Integer> BETWEEN_PROCESSES = Set.of(
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
            ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.DATABASE_IS_IN_EXCLUSIVE_MODE,
            ErrorCode.CONNECTION_BROKEN_1,
            ErrorCode.DATABASE_ALREADY_OPEN_1,
            ErrorCode.ERROR_OPENING_DATABASE_1);

    private static final Duration MOST_BETWEEN = Duration.ofSeconds(10);
    private static final String CONNECTION_FAILED = "08006";

    private final Opening opening;
    private final FileTurn turn;
    private Connection connection;
    private boolean autoCommit = true;
    private boolean inTransaction;
    private boolean hasTurn;
    private @Nullable Integer isolation;

    /** Opens a connection to the process that has the file, or the file itself where none has it. */
    interface Opening {

        /** Tries again for that long while another process closes or opens the file. */
        Connection open(Duration patience) throws SQLException;
    }

    WriterConnection(Opening opening, FileTurn turn) throws SQLException {
        this.opening = opening;
        this.turn = turn;
        this.connection = opening.open(MOST_BETWEEN);
    }

    static boolean isBetweenProcesses(SQLException failure) {
        return BETWEEN_PROCESSES.contains(failure.getErrorCode());
    }

    static boolean isOfThisProcess(Connection connection) throws SQLException {
        return connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal;
    }

    static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    @Override
    public @Nullable Object invoke(Object self, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        var name = method.getName();
        if (STATEMENTS.contains(name)) {
            return WriterStatement.make(this, method, arguments);
        }
        return switch (name) {
            case "getAutoCommit" -> autoCommit;
            case "setAutoCommit" -> autoCommit(Boolean.TRUE.equals(first(arguments)));
            case "setTransactionIsolation" -> isolation(method, arguments);
            case "commit" -> inTransaction ? end(method, null) : ended();
            case "rollback" -> rollback(method, arguments);
            case "close" -> end(method, arguments);
            default -> ask(method, arguments);
        };
    }

    /** Calls the connection, outside of a transaction once more where another process has the file. */
    @Nullable
    Object ask(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return call(connection, method, arguments);
        } catch (SQLException e) {
            if (inTransaction || !isBetweenProcesses(e)) {
                throw e;
            }
            reopen();
            return call(connection, method, arguments);
        }
    }

    /** The connection of now; another one after {@link #begin} or {@link #reopen}. */
    Connection current() {
        return connection;
    }

    boolean inTransaction() {
        return inTransaction;
    }

    /** Before a statement is executed. */
    void begin(boolean writes) throws SQLException {
        if (inTransaction || (autoCommit && !writes)) {
            return;
        }
        if (!hasTurn) {
            turn.take();
            hasTurn = true;
        }
        requireOpen();
        if (!autoCommit) {
            connection.setAutoCommit(false);
            inTransaction = true;
        }
    }

    /** After it was. */
    void executed() {
        if (autoCommit) {
            giveBack();
        }
    }

    /** Goes on with the process that has the file now; the pool gives the connection up where that fails. */
    void reopen() throws SQLException {
        // A database that closed itself, as on a full disk, is gone only once all connections of this process are.
        var closedItself = isOfThisProcess(connection);
        JdbcUtils.closeConnection(connection);
        try {
            connection = opening.open(closedItself ? Duration.ZERO : MOST_BETWEEN);
        } catch (SQLException e) {
            throw new SQLNonTransientConnectionException(e.getMessage(), CONNECTION_FAILED, e.getErrorCode(), e);
        }
        if (isolation != null) {
            connection.setTransactionIsolation(isolation);
        }
    }

    private void requireOpen() throws SQLException {
        try (Statement question = connection.createStatement()) {
            question.execute("SELECT 1");
        } catch (SQLException e) {
            if (!isBetweenProcesses(e)) {
                throw e;
            }
            reopen();
        }
    }

    // The database itself learns of it with the first statement that follows.
    private @Nullable Object autoCommit(boolean wanted) throws SQLException {
        if (wanted && !autoCommit) {
            endTransactions();
        }
        autoCommit = wanted;
        return null;
    }

    private void endTransactions() throws SQLException {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            if (inTransaction || !isBetweenProcesses(e)) {
                throw e;
            }
            reopen();
        } finally {
            var unused = ended();
        }
    }

    private @Nullable Object isolation(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        isolation = (Integer) first(arguments);
        return ask(method, arguments);
    }

    private @Nullable Object rollback(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        var toSavepoint = arguments != null;
        if (toSavepoint) {
            return call(connection, method, arguments);
        }
        return inTransaction ? end(method, null) : ended();
    }

    private @Nullable Object end(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
        try {
            return call(connection, method, arguments);
        } finally {
            var unused = ended();
        }
    }

    private @Nullable Object ended() {
        inTransaction = false;
        giveBack();
        return null;
    }

    private void giveBack() {
        if (hasTurn) {
            hasTurn = false;
            turn.giveBack();
        }
    }

    private static @Nullable Object first(@Nullable Object @Nullable [] arguments) {
        return arguments == null ? null : arguments[0];
    }
}
