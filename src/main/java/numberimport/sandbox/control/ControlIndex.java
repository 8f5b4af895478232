package numberimport.sandbox.control;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Everything that the control endpoint can do, in one answer. */
@RestController
public final class ControlIndex {

    private static final String[][] CALLS = {
        {"GET /", "the status page"},
        {"GET /sandbox/companies", "all companies with their tokens and what they have"},
        {
            "POST /sandbox/companies",
            "{\"name\":\"acme\",\"email\":\"a@acme.example\",\"token\":\"t\",\"relayNumbers\":[{\"number\":\"0101\",\"mostCalls\":10}],"
                    + "\"groups\":[{\"id\":1,\"name\":\"Sales\",\"agents\":5}],\"policies\":[{\"id\":1,\"name\":\"Default\"}],"
                    + "\"workingTimes\":[{\"id\":1,\"name\":\"Office\",\"hours\":\"Mon-Fri 09:00-18:00\"}],"
                    + "\"quotas\":{\"task\":1000000,\"company\":10000000}}"
        },
        {"GET /sandbox/faults", "the faults, and after which arrival each counts"},
        {"POST /sandbox/faults", "{\"fault\":\"1:apply-then-drop\"}, counted from now: 1 is the next arrival"},
        {"DELETE /sandbox/faults", "no more faults"},
        {"POST /sandbox/refusals", "{\"number\":\"13223004567\",\"reason\":\"黑名单号码\"}"},
        {"GET /sandbox/arrivals", "every request at the API's door"},
        {"GET /sandbox/violations", "every rule that a request has broken"},
        {"POST /sandbox/tasks/{id}/numbers", "{\"numbers\":[\"13223004567\"]}, as another writer"},
        {"PUT /sandbox/tasks/{id}/status", "{\"status\":1}, or 2 or 3"},
        {"DELETE /sandbox/tasks/{id}", "the task with its pool"},
        {"GET /sandbox/tasks/{id}/results", "its calls by result"},
        {
            "POST /sandbox/results",
            "{\"number\":\"13223004567\",\"results\":[\"phone_busy\",\"success\"]}, the last for all further calls"
        },
        {"GET /sandbox/clock", "campaign time and its speed"},
        {"PUT /sandbox/clock", "{\"speed\":60}, up to 100000"},
    };

    @GetMapping("/sandbox")
    ObjectNode index() {
        var calls = JsonNodeFactory.instance.objectNode();
        for (var call : CALLS) {
            calls.put(call[0], call[1]);
        }
        return calls;
    }
}
