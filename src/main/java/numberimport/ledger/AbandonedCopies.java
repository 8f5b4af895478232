package numberimport.ledger;

import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a process that dies while H2 changes a table leaves behind. H2 fills a copy of the table, drops the table and gives the copy its
 * name, each for itself (org.h2.command.ddl.AlterTableAlterColumn). A copy that stays keeps the foreign keys of other tables, which then
 * take no row any more. To be cleared while no other process changes tables.
 */
final class AbandonedCopies {

    private static final Logger log = LoggerFactory.getLogger(AbandonedCopies.class);
    private static final Pattern COPY = Pattern.compile("(.+)_COPY_\\d+_\\d+");

    private final JdbcClient jdbc;

    AbandonedCopies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void clear() {
        var tables = jdbc.sql("SELECT table_name FROM information_schema.tables WHERE table_schema = SCHEMA()")
                .query(String.class)
                .list();
        for (var table : tables) {
            var copy = COPY.matcher(table);
            if (copy.matches()) {
                var original = copy.group(1);
                log.warn("A process ended while it changed table {}: its copy {} is put right", original, table);
                jdbc.sql(
                                tables.contains(original)
                                        ? "DROP TABLE \"" + table + "\" CASCADE"
                                        : "ALTER TABLE \"" + table + "\" RENAME TO \"" + original + "\"")
                        .update();
            }
        }
    }
}
