package numberimport.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An errand as three columns: what, of which run, and how. */
record ErrandColumns(
        String errand, @Nullable Long run, @Nullable String details) {

    private static final String IMPORT = "IMPORT";
    private static final String RESUME = "RESUME";
    private static final String RETRY = "RETRY";
    private static final String APPROVED = "APPROVED";

    static ErrandColumns of(Errand errand) {
        if (errand instanceof Errand.Resume resume) {
            return new ErrandColumns(RESUME, resume.run(), resume.approved() ? APPROVED : null);
        }
        if (errand instanceof Errand.Retry retry) {
            return new ErrandColumns(RETRY, retry.run(), CellsJson.write(retry.reasons()));
        }
        return new ErrandColumns(IMPORT, null, ((Errand.ImportFile) errand).options());
    }

    static Errand read(ResultSet row) throws SQLException {
        var details = row.getString("details");
        return switch (row.getString("errand")) {
            case RESUME -> new Errand.Resume(row.getLong("of_run"), APPROVED.equals(details));
            case RETRY -> new Errand.Retry(row.getLong("of_run"), CellsJson.read(Objects.requireNonNull(details)));
            default -> new Errand.ImportFile(details);
        };
    }
}
