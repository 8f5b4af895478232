package numberimport.pipeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import numberimport.ledger.AuditLine;
import org.jspecify.annotations.Nullable;

/** What a person did, as people see it. */
public record AuditView(
        String at,
        String person,
        String action,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long run,
        String detail) {

    static List<AuditView> of(List<AuditLine> lines) {
        return lines.stream()
                .map(line ->
                        new AuditView(line.at().toString(), line.person(), line.action(), line.run(), line.detail()))
                .toList();
    }
}
