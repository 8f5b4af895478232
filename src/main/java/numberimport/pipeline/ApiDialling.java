package numberimport.pipeline;

import java.time.OffsetDateTime;
import java.util.function.Supplier;
import numberimport.api.ApiException;
import numberimport.api.CalloutTaskApi;

/** Has customers called by the API. Where the answer is lost, it says that the call may have been made, and makes no second one. */
public final class ApiDialling implements Dialling {

    private final CalloutTaskApi api;

    public ApiDialling(CalloutTaskApi api) {
        this.api = api;
    }

    @Override
    public String recall(long task, String number, OffsetDateTime after) {
        return once(task, () -> api.recall(task, number, after), "the number is called again");
    }

    @Override
    public String followOn(long task, String number) {
        return once(task, () -> api.followOn(task, number), "the customer's next number is called");
    }

    private static String once(long task, Supplier<String> call, String effect) {
        try {
            return call.get();
        } catch (ApiException e) {
            throw e.mayHaveWorked()
                    ? ApiProblems.unsure(
                            e, effect, "look how often it was called before trying again: number-import pool " + task)
                    : ApiProblems.of(task, e);
        }
    }
}
