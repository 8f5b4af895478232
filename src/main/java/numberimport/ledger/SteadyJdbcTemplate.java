package numberimport.ledger;

import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;

/**
 * Asks a question once more, from its beginning, where the process that has the H2 file ends before the whole answer is read. In the
 * middle of a transaction that fails again, as its connection is gone.
 */
final class SteadyJdbcTemplate extends JdbcTemplate {

    /** What reading a long text comes to when its session is gone. */
    private static final Set<Integer> HALF_READ = Set.of(ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2);

    SteadyJdbcTemplate(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    public <T extends @Nullable Object> T query(
            PreparedStatementCreator creator,
            @Nullable PreparedStatementSetter setter,
            ResultSetExtractor<T> extractor) {
        try {
            return super.query(creator, setter, extractor);
        } catch (DataAccessException e) {
            if (!isBetweenProcesses(e)) {
                throw e;
            }
            return super.query(creator, setter, extractor);
        }
    }

    private static boolean isBetweenProcesses(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException known
                    && (WriterConnection.isBetweenProcesses(known) || HALF_READ.contains(known.getErrorCode()))) {
                return true;
            }
        }
        return false;
    }
}
