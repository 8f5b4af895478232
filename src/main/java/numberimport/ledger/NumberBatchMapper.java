package numberimport.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.RowMapper;

/** A line of number_batch as a record. */
final class NumberBatchMapper implements RowMapper<NumberBatch> {

    @Override
    public NumberBatch mapRow(ResultSet row, int number) throws SQLException {
        var via = row.getString("via");
        return new NumberBatch(
                row.getLong("id"),
                row.getLong("run"),
                row.getInt("seq"),
                row.getObject("parent", Long.class),
                BatchState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getInt("accepted"),
                row.getString("nonce"),
                via == null ? null : AttemptOutcome.How.valueOf(via),
                row.getString("message"),
                PayloadCodec.read(row.getBytes("payload")));
    }
}
