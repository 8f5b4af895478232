package numberimport.ledger;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
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
    private final Method making;
    private final @Nullable Object @Nullable [] makingArguments;
    private final List<Call> preparations = new ArrayList<>();
    private Connection maker;
    private Statement statement;

    private interface Call {

        @Nullable
        Object on(Statement statement) throws Throwable;
    }

    private WriterStatement(WriterConnection writer, Method making, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        this.writer = writer;
        this.making = making;
        this.makingArguments = arguments;
        this.statement = made(writer, making, arguments);
        this.maker = writer.current();
    }

    static Statement make(WriterConnection writer, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        var handler = new WriterStatement(writer, method, arguments);
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
            return execute(writes(text(arguments == null ? makingArguments : arguments)), call);
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
            statement = made(writer, making, makingArguments);
            maker = writer.current();
            for (var preparation : preparations) {
                preparation.on(statement);
            }
        }
    }

    private static Statement made(WriterConnection writer, Method making, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        return (Statement) Objects.requireNonNull(writer.ask(making, arguments));
    }

    private static String text(@Nullable Object @Nullable [] arguments) {
        return arguments == null ? "" : String.valueOf(arguments[0]);
    }
}
