package numberimport.ledger;

import java.util.List;

/** A batch's rows as they are stored: JSON, compressed. */
final class PayloadCodec {

    private PayloadCodec() {}

    static byte[] write(List<StagedRow> rows) {
        return Gzip.write(out -> StagedRowsJson.write(out, rows));
    }

    static List<StagedRow> read(byte[] payload) {
        return Gzip.read(payload, StagedRowsJson::read);
    }
}
