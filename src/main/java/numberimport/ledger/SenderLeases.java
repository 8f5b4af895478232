package numberimport.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who sends into which task, on the database's clock. A lease serves pace and liveness; that no row is sent twice rests on the
 * compare-and-set of {@link Attempts}, which holds without it.
 */
public final class SenderLeases {

    /** How long a lease lasts without being renewed. */
    public static final Duration LIFETIME = Duration.ofSeconds(25);

    private static final String EXPIRY = "CURRENT_TIMESTAMP + " + LIFETIME.toSeconds() + " * INTERVAL '1' SECOND";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    SenderLeases(JdbcTemplate template) {
        this.jdbc = JdbcClient.create(template);
        this.template = template;
    }

    /** Takes the lease if nobody holds it; empty when somebody does. */
    public Optional<Lease> acquire(String account, long task, String owner) {
        var taken = jdbc.sql("UPDATE sender_lease SET owner = ?, epoch = epoch + 1, expires_at = " + EXPIRY
                        + " WHERE account = ? AND task = ? AND (owner IS NULL OR expires_at < CURRENT_TIMESTAMP)")
                .params(owner, account, task)
                .update();
        if (taken == 0 && !create(account, task, owner)) {
            return Optional.empty();
        }
        return Optional.of(new Lease(account, task, owner, epoch(account, task)));
    }

    /** Who holds the lease now; empty when it is free or has run out. */
    public Optional<String> holder(String account, long task) {
        return jdbc.sql("SELECT owner FROM sender_lease WHERE account = ? AND task = ? AND owner IS NOT NULL"
                        + " AND expires_at >= CURRENT_TIMESTAMP")
                .params(account, task)
                .query(String.class)
                .optional();
    }

    /** How long until the lease ends, if nobody renews it; zero when it is free. */
    public Duration remaining(String account, long task) {
        return jdbc.sql("SELECT CAST(EXTRACT(EPOCH FROM (expires_at - CURRENT_TIMESTAMP)) * 1000 AS BIGINT)"
                        + " FROM sender_lease WHERE account = ? AND task = ? AND owner IS NOT NULL"
                        + " AND expires_at >= CURRENT_TIMESTAMP")
                .params(account, task)
                .query(Long.class)
                .optional()
                .map(Duration::ofMillis)
                .orElse(Duration.ZERO);
    }

    /** Those that are held now, by account and task. */
    public List<Lease> held() {
        return jdbc.sql("SELECT account, task, owner, epoch FROM sender_lease WHERE owner IS NOT NULL"
                        + " AND expires_at >= CURRENT_TIMESTAMP ORDER BY account, task")
                .query(SenderLeases::lease)
                .list();
    }

    /** Keeps leases for another lifetime; gives those of them that nobody else has taken. */
    public Set<Lease> renew(List<Lease> leases) {
        var renewed = template.batchUpdate(
                "UPDATE sender_lease SET expires_at = " + EXPIRY
                        + " WHERE account = ? AND task = ? AND owner = ? AND epoch = ?",
                leases.stream()
                        .map(lease -> new Object[] {lease.account(), lease.task(), lease.owner(), lease.epoch()})
                        .toList());
        return IntStream.range(0, renewed.length)
                .filter(i -> renewed[i] == 1)
                .mapToObj(leases::get)
                .collect(Collectors.toSet());
    }

    /** Whether nobody has taken the lease since. */
    public boolean holds(Lease lease) {
        return epoch(lease.account(), lease.task()) == lease.epoch();
    }

    public void release(Lease lease) {
        jdbc.sql("UPDATE sender_lease SET owner = NULL WHERE account = ? AND task = ? AND owner = ? AND epoch = ?")
                .params(lease.account(), lease.task(), lease.owner(), lease.epoch())
                .update();
    }

    /** Frees the lease of an owner that is known to be dead. */
    public void evict(String account, long task, String owner) {
        jdbc.sql("UPDATE sender_lease SET owner = NULL WHERE account = ? AND task = ? AND owner = ?")
                .params(account, task, owner)
                .update();
    }

    private static Lease lease(ResultSet row, int number) throws SQLException {
        return new Lease(row.getString("account"), row.getLong("task"), row.getString("owner"), row.getLong("epoch"));
    }

    private boolean create(String account, long task, String owner) {
        try {
            return jdbc.sql("INSERT INTO sender_lease (account, task, owner, epoch, expires_at) VALUES (?, ?, ?, 1, "
                                    + EXPIRY + ")")
                            .params(account, task, owner)
                            .update()
                    == 1;
        } catch (DuplicateKeyException held) {
            return false;
        }
    }

    private long epoch(String account, long task) {
        return jdbc.sql("SELECT epoch FROM sender_lease WHERE account = ? AND task = ?")
                .params(account, task)
                .query(Long.class)
                .single();
    }
}
