package numberimport.sandbox;

import numberimport.sandbox.store.Company;
import numberimport.sandbox.store.Task;
import numberimport.sandbox.store.Tasks;
import org.jspecify.annotations.Nullable;

/** The tasks that a call may name: those of its own company. Another company's does not exist for it. */
record OwnTasks(Tasks tasks) {

    /** Refuses the call where the id is missing or unknown. */
    Task named(@Nullable String id, Company company) {
        if (id == null || id.isBlank()) {
            throw new RefusedCallException(ApiError.NOT_FOUND, "Couldn't find CcAdTask without an ID");
        }
        if (!id.matches("\\d{1,18}")) {
            throw unknown(id);
        }
        return tasks.find(company.id(), Long.parseLong(id)).orElseThrow(() -> unknown(id));
    }

    private static RefusedCallException unknown(String id) {
        return new RefusedCallException(
                ApiError.NOT_FOUND, "Couldn't find CcAdTask with id=" + id + " [WHERE cc_ad_tasks .company_id = ?]");
    }
}
