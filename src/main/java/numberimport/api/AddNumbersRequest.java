package numberimport.api;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * The body of add_numbers (callout-task API, "Import Numbers for Automatic Callout Task").
 *
 * @param id the task, which has to be closed; else code 501004
 * @param numbers 1 to 300 customers
 */
public record AddNumbersRequest(long id, List<NumberToAdd> numbers) {

    /** The exact bytes that go out. */
    public byte[] toJson() {
        return JsonMapper.shared().writeValueAsBytes(this);
    }
}
