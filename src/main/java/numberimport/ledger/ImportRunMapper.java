package numberimport.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** A line of import_run as a record. */
final class ImportRunMapper implements RowMapper<ImportRun> {

    @Override
    public ImportRun mapRow(ResultSet row, int number) throws SQLException {
        return new ImportRun(
                row.getLong("id"),
                new RunIdentity(
                        row.getString("sha256"), row.getString("account"), row.getLong("task"), row.getInt("ordinal")),
                parent(row),
                new RunFile(
                        row.getString("file_name"),
                        row.getString("file_path"),
                        row.getString("charset"),
                        row.getString("sheet"),
                        row.getLong("header_row"),
                        CellsJson.read(row.getString("columns")),
                        row.getString("mapping"),
                        row.getString("profile")),
                row.getString("options"),
                RunState.valueOf(row.getString("state")),
                new StagedCounts(
                        row.getLong("row_count"),
                        row.getLong("rejected"),
                        row.getLong("duplicate"),
                        row.getLong("suppressed")),
                new PoolStart(row.getObject("watermark", Long.class), row.getLong("customer_count")),
                ending(row),
                row.getString("report"),
                row.getBoolean("task_was_enabled"),
                row.getObject("continues", Long.class),
                UtcTimes.instant(row, "created_at"));
    }

    private static @Nullable RunParent parent(ResultSet row) throws SQLException {
        var parent = row.getObject("parent", Long.class);
        return parent == null ? null : new RunParent(parent, RunParent.Way.valueOf(row.getString("parent_by")));
    }

    private static @Nullable RunEnding ending(ResultSet row) throws SQLException {
        var at = UtcTimes.optionalInstant(row, "ended_at");
        return at == null ? null : new RunEnding(row.getInt("exit_code"), row.getString("message"), at);
    }
}
