package numberimport.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are looked for: in any of some states, of an account, into a task, of a file whose name has a text in it whatever its
 * case; null and an empty set mean any. {@code unresolved} wants those that ended otherwise than well and have no run that goes on
 * with their failed rows.
 */
public record RunSearch(
        Set<RunState> states,
        boolean unresolved,
        @Nullable String account,
        @Nullable Long task,
        @Nullable String fileName) {

    private static final String UNRESOLVED = " AND r.exit_code <> 0"
            + " AND NOT EXISTS (SELECT 1 FROM import_run c WHERE c.parent = r.id AND c.state = 'COMPLETED')";

    String conditions() {
        return (states.isEmpty() ? "" : " AND r.state IN (:states)")
                + (unresolved ? UNRESOLVED : "")
                + (account == null ? "" : " AND r.account = :account")
                + (task == null ? "" : " AND r.task = :task")
                + (fileName == null ? "" : " AND LOWER(r.file_name) LIKE LOWER(:fileName) ESCAPE '!'");
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("states", states.stream().map(RunState::name).toList());
        parameters.put("account", account == null ? "" : account);
        parameters.put("task", task == null ? 0L : task);
        parameters.put("fileName", "%" + literal(fileName == null ? "" : fileName) + "%");
        return parameters;
    }

    private static String literal(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
