package numberimport.ledger;

import static numberimport.ledger.UtcTimes.column;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tasks that were made, or begun to be made, each for a purpose that is met once. What stands here before the call tells a later
 * process which of the account's tasks is the one that the call has made.
 */
public final class TaskCreations {

    private static final int NAME_LENGTH = 1000;

    private final JdbcClient jdbc;

    TaskCreations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The name of the task that was to be made for a purpose, where it is another one. */
    public Optional<String> otherName(String account, String purpose, String name) {
        return jdbc.sql("SELECT name FROM task_creation WHERE account = ? AND purpose = ? AND name <> ?")
                .params(account, purpose, ColumnText.of(name, NAME_LENGTH))
                .query(String.class)
                .optional();
    }

    /** The tasks of this name that were there before, the id of the one that was made, once it is known, and when the last call was. */
    public record Creation(Set<Long> thereBefore, @Nullable Long task, Instant begunAt) {}

    public Optional<Creation> find(String account, String purpose) {
        return jdbc.sql("SELECT there_before, task, begun_at FROM task_creation WHERE account = ? AND purpose = ?")
                .params(account, purpose)
                .query((row, number) -> new Creation(
                        ids(row.getString(1)), row.getObject(2, Long.class), UtcTimes.instant(row, "begun_at")))
                .optional();
    }

    public void begin(String account, String purpose, String name, Set<Long> thereBefore, Instant now) {
        jdbc.sql("INSERT INTO task_creation (account, purpose, name, there_before, begun_at) VALUES (?, ?, ?, ?, ?)")
                .params(account, purpose, ColumnText.of(name, NAME_LENGTH))
                .params(thereBefore.stream().map(String::valueOf).collect(Collectors.joining(",")), column(now))
                .update();
    }

    /** Another call is made, because the one before has come to nothing. */
    public void beginAgain(String account, String purpose, Instant now) {
        jdbc.sql("UPDATE task_creation SET begun_at = ? WHERE account = ? AND purpose = ?")
                .params(column(now), account, purpose)
                .update();
    }

    public void made(String account, String purpose, long task) {
        jdbc.sql("UPDATE task_creation SET task = ? WHERE account = ? AND purpose = ?")
                .params(task, account, purpose)
                .update();
    }

    private static Set<Long> ids(String joined) {
        return Arrays.stream(joined.split(","))
                .filter(id -> !id.isEmpty())
                .map(Long::valueOf)
                .collect(Collectors.toSet());
    }
}
