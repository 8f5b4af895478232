package numberimport.ledger;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statement to an H2 file, which takes the turn where it writes, and is made once more, with its parameters, where another process has
 * the file by the time that it is executed. Never in the middle of a transaction.
 */
final class WriterStatement implements InvocationHandler {

    private final WriterConnection writer;
    private final Making making;
    private final String prepared;
    private final List<Call> preparations = new ArrayList<>();
    private Connection maker;
    private Statement statement;

    private interface Making {

        @Nullable
        Object on(Connection connection) throws Throwable;
    }

    private interface Call {

        @Nullable
        Object on(Statement statement) throws Throwable;
    }

    private WriterStatement(WriterConnection writer, Making making, String prepared) throws Throwable {
        this.writer = writer;
        this.making = making;
        this.prepared = prepared;
        this.maker = writer.current();
        this.statement = made();
    }

    static Statement make(WriterConnection writer, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        var handler = new WriterStatement(
                writer, connection -> WriterConnection.call(connection, method, arguments), text(arguments));
        if (handler.statement instanceof CallableStatement) {
            return WriterConnection.proxy(CallableStatement.class, handler);
        }
        return handler.statement instanceof PreparedStatement
                ? WriterConnection.proxy(PreparedStatement.class, handler)
                : WriterConnection.proxy(Statement.class, handler);
    }

    static boolean writes(String sql) {
        var words = sql.strip().toUpperCase(Locale.ROOT);
        var reads = words.startsWith("SELECT") || words.startsWith("WITH") || words.startsWith("SHOW");
        return !reads || words.contains("FOR UPDATE") || words.contains("NEXT VALUE");
    }

    @Override
    public @Nullable Object invoke(Object self, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        Call call = on -> WriterConnection.call(on, method, arguments);
        var name = method.getName();
        if (name.startsWith("execute")) {
            return execute(writes(arguments == null ? prepared : text(arguments)), call);
        }
        var prepares = name.startsWith("set") || name.startsWith("clear") || name.equals("addBatch");
        if (prepares && !writer.inTransaction()) {
            preparations.add(call);
        }
        return call.on(statement);
    }

    private @Nullable Object execute(boolean writes, Call call) throws Throwable {
        try {
            writer.begin(writes);
            requireCurrent();
            return call.on(statement);
        } finally {
            preparations.clear();
            writer.executed();
        }
    }

    private void requireCurrent() throws Throwable {
        if (maker != writer.current()) {
            maker = writer.current();
            statement = made();
            for (var preparation : preparations) {
                preparation.on(statement);
            }
        }
    }

    private Statement made() throws Throwable {
        try {
            return (Statement) Objects.requireNonNull(making.on(maker));
        } catch (SQLException e) {
            if (writer.inTransaction() || !WriterConnection.isBetweenProcesses(e)) {
                throw e;
            }
            writer.reopen();
            maker = writer.current();
            return (Statement) Objects.requireNonNull(making.on(maker));
        }
    }

    private static String text(@Nullable Object @Nullable [] arguments) {
        return arguments == null ? "" : String.valueOf(arguments[0]);
    }
}
