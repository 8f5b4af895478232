package numberimport.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.RowMapper;

/** A line of number_batch as a record. */
final class NumberBatchMapper implements RowMapper<NumberBatch> {

    @Override
    public NumberBatch mapRow(ResultSet row, int number) throws SQLException {
        return new NumberBatch(
                row.getLong("id"),
                row.getLong("run"),
                row.getInt("seq"),
                BatchState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getInt("accepted"),
                row.getString("nonce"),
                PayloadCodec.read(row.getBytes("payload")));
    }
}
