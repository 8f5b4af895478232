package numberimport.sandbox.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Calls that a company asks for itself, beside those that its task's rules bring about. */
public final class Redials {

    private final Database database;

    public Redials(Database database) {
        this.database = database;
    }

    /**
     * Where a phone stands in a task's pool: which of its number's {@code phones} it is, from 0, and how many of them were
     * reached so far.
     */
    public record Place(long number, int position, int phones, int dialled) {

        public boolean isDialled() {
            return position < dialled;
        }

        public boolean isLast() {
            return position == phones - 1;
        }
    }

    /** Where the pool holds a phone more than once, the number with the lowest id counts. */
    public Optional<Place> find(long task, String phone) {
        return database.sql()
                .sql("""
                        SELECT id, cellphone, dialled FROM (
                            SELECT id, cellphone, dialled FROM pool_number USE INDEX (pool_number_phone)
                            WHERE task = :task AND cellphone = :phone
                            UNION
                            SELECT p.id, p.cellphone, p.dialled FROM grouped_phone g JOIN pool_number p ON p.id = g.number
                            WHERE g.task = :task AND g.phone = :phone)
                        ORDER BY id LIMIT 1""")
                .param("task", task)
                .param("phone", phone)
                .query((row, index) -> place(row, phone))
                .optional()
                // A text of several phones is none of them.
                .filter(place -> place.position() >= 0);
    }

    /** Makes that phone the one that its number is called on next, as soon as {@code dueAt}; also after its last call. */
    public void callNext(long number, int position, Instant dueAt) {
        database.sql()
                .sql("""
                        UPDATE pool_number SET phone_calls = CASE WHEN position = ? THEN phone_calls ELSE 0 END,
                            position = ?, redials = 0, due_at = ?, asks = asks + 1
                        WHERE id = ?""")
                .params(position, position, dueAt.toEpochMilli(), number)
                .update();
    }

    private static Place place(ResultSet row, String phone) throws SQLException {
        List<String> phones = Arrays.asList(row.getString("cellphone").split(","));
        return new Place(row.getLong("id"), phones.indexOf(phone), phones.size(), row.getInt("dialled"));
    }
}
