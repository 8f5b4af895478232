package numberimport.sandbox.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * The sandbox's database: in a folder of the user's, where it outlasts the process, or in a temporary one that goes with it. A
 * file either way, so that a million numbers need no memory.
 */
public final class Database implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 32;

    private final JdbcConnectionPool connections;
    private final JdbcTemplate template;
    private final JdbcClient client;
    private final TransactionTemplate transactions;
    private final @Nullable Path temporary;

    private Database(String url, @Nullable Path temporary) {
        this.temporary = temporary;
        connections = JdbcConnectionPool.create(url, "sandbox", "");
        connections.setMaxConnections(MOST_CONNECTIONS);
        template = new JdbcTemplate(connections);
        client = JdbcClient.create(template);
        transactions = new TransactionTemplate(new JdbcTransactionManager(connections));
    }

    /**
     * Opens the database in that folder, or makes both. Throws IllegalStateException with a sentence for the user where another
     * process has it open or it can't be opened.
     */
    public static Database in(Path folder) {
        var file = folder.toAbsolutePath().resolve("sandbox");
        // Without a delay a commit is in the file before it returns.
        var database = new Database("jdbc:h2:file:" + file + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0", null);
        try {
            return database.withSchema();
        } catch (DataAccessException failure) {
            database.connections.dispose();
            throw new IllegalStateException(sentence(failure, folder), failure);
        }
    }

    /** A new database that is deleted when it is closed. */
    public static Database temporary(String folderPrefix) {
        try {
            var folder = Files.createTempDirectory(folderPrefix);
            // Nobody else knows the folder: a lock would only take time.
            return new Database(
                            "jdbc:h2:file:" + folder.resolve("sandbox") + ";DB_CLOSE_ON_EXIT=FALSE;FILE_LOCK=NO",
                            folder)
                    .withSchema();
        } catch (IOException noFolder) {
            throw new UncheckedIOException("The sandbox can't create its working folder.", noFolder);
        }
    }

    @Override
    public void close() {
        template.execute(temporary == null ? "SHUTDOWN" : "SHUTDOWN IMMEDIATELY");
        connections.dispose();
        try {
            FileSystemUtils.deleteRecursively(temporary);
        } catch (IOException failure) {
            throw new UncheckedIOException("The sandbox can't delete its working folder.", failure);
        }
    }

    JdbcClient sql() {
        return client;
    }

    JdbcTemplate batches() {
        return template;
    }

    <T> T inTransaction(Supplier<T> work) {
        return transactions.execute(status -> work.get());
    }

    /** Sets a counter. */
    void count(String counter, long amount) {
        client.sql("MERGE INTO counter (name, amount) KEY (name) VALUES (?, ?)")
                .params(counter, amount)
                .update();
    }

    long counted(String counter) {
        return client.sql("SELECT amount FROM counter WHERE name = ?")
                .param(counter)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private Database withSchema() {
        try {
            template.execute(
                    new ClassPathResource("schema.sql", Database.class).getContentAsString(StandardCharsets.UTF_8));
            return this;
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String sentence(DataAccessException failure, Path folder) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException known && known.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                return "The sandbox's data in %s is open in another process: stop that sandbox, or choose another folder."
                        .formatted(folder);
            }
        }
        return "The sandbox can't open its data in %s: %s"
                .formatted(folder, failure.getMostSpecificCause().getMessage());
    }
}
