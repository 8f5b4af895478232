package numberimport.ledger;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Connections to an H2 database whose transactions write one after the other; reading goes on beside them. H2 writes its file when a
 * transaction ends, table by table and index by index, while others may be changing them: were the process killed then, a row could miss
 * from an index, or altogether, although it was committed long before.
 */
final class OneWriterDataSource extends DriverManagerDataSource {

    private static final Set<String> ENDS = Set.of("commit", "rollback", "close", "abort");

    private final WriteTurn turn;

    OneWriterDataSource(DatabaseAddress address, WriteTurn turn) {
        super(OrderedPath.of(address.url()), address.username(), address.password());
        this.turn = turn;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return proxy(Connection.class, new Writer(super.getConnection()));
    }

    static boolean writes(String sql) {
        var words = sql.strip().toUpperCase(Locale.ROOT);
        var reads = words.startsWith("SELECT") || words.startsWith("WITH") || words.startsWith("SHOW");
        return !reads || words.contains("FOR UPDATE") || words.contains("NEXT VALUE");
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object invoke(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** A connection, which takes the turn for its first statement that writes and has it until its transaction ends. */
    private final class Writer implements InvocationHandler {

        private final Connection connection;
        private boolean autoCommit = true;
        private boolean writing;

        Writer(Connection connection) {
            this.connection = connection;
        }

        @Override
        public @Nullable Object invoke(Object self, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            var name = method.getName();
            var toSavepoint = name.equals("rollback") && arguments != null;
            if (ENDS.contains(name) && !toSavepoint) {
                return ending(method, arguments);
            }
            if (name.equals("setAutoCommit") && arguments != null) {
                autoCommit = Boolean.TRUE.equals(arguments[0]);
                return autoCommit
                        ? ending(method, arguments)
                        : OneWriterDataSource.invoke(connection, method, arguments);
            }
            var result = OneWriterDataSource.invoke(connection, method, arguments);
            return result instanceof Statement statement
                    ? statement(statement, arguments == null ? "" : String.valueOf(arguments[0]))
                    : result;
        }

        private Statement statement(Statement statement, String prepared) {
            InvocationHandler handler = (self, method, arguments) -> {
                var name = method.getName();
                if (!name.startsWith("execute")) {
                    return OneWriterDataSource.invoke(statement, method, arguments);
                }
                var sql = arguments == null ? prepared : String.valueOf(arguments[0]);
                return writes(sql)
                        ? written(statement, method, arguments)
                        : OneWriterDataSource.invoke(statement, method, arguments);
            };
            if (statement instanceof CallableStatement) {
                return proxy(CallableStatement.class, handler);
            }
            return statement instanceof PreparedStatement
                    ? proxy(PreparedStatement.class, handler)
                    : proxy(Statement.class, handler);
        }

        private @Nullable Object written(Statement statement, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            if (!writing) {
                turn.take();
                writing = true;
            }
            try {
                return OneWriterDataSource.invoke(statement, method, arguments);
            } finally {
                if (autoCommit) {
                    ended();
                }
            }
        }

        private @Nullable Object ending(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
            try {
                return OneWriterDataSource.invoke(connection, method, arguments);
            } finally {
                ended();
            }
        }

        private void ended() {
            if (writing) {
                writing = false;
                turn.giveBack();
            }
        }
    }
}
