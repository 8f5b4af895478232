package numberimport.sandbox.control;

import java.util.List;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What happens at the API's door: faults, refusals, arrivals and violations. All forgotten when the sandbox ends. */
@RestController
@RequestMapping("/sandbox")
public final class DoorControl {

    private final Door door;

    public DoorControl(Door door) {
        this.door = door;
    }

    @GetMapping("/faults")
    ObjectNode faults() {
        return texts("faults", door.faults());
    }

    /** Counted from now: {@code 1:drop} spoils the next import. */
    @PostMapping("/faults")
    ObjectNode plant(@RequestBody JsonNode body) {
        try {
            door.plant(Wish.of(body).text("fault"));
        } catch (IllegalArgumentException notUnderstood) {
            throw new WrongInputException(String.valueOf(notUnderstood.getMessage()));
        }
        return faults();
    }

    @DeleteMapping("/faults")
    ObjectNode clear() {
        door.clearFaults();
        return faults();
    }

    @PostMapping("/refusals")
    ObjectNode refuse(@RequestBody JsonNode body) {
        var wish = Wish.of(body);
        var number = wish.text("number");
        var reason = wish.text("reason");
        door.refuse(number, reason);
        return JsonNodeFactory.instance.objectNode().put("number", number).put("reason", reason);
    }

    @GetMapping("/arrivals")
    ObjectNode arrivals() {
        var answer = JsonNodeFactory.instance.objectNode();
        var list = answer.putArray("arrivals");
        for (var arrival : door.arrivals()) {
            list.addObject()
                    .put("ordinal", arrival.ordinal())
                    .put("at", arrival.at().toString())
                    .put("method", arrival.method())
                    .put("path", arrival.path())
                    .put("code", arrival.code())
                    .put("applied", arrival.applied());
        }
        return answer;
    }

    @GetMapping("/violations")
    ObjectNode violations() {
        return texts("violations", door.violations());
    }

    private static ObjectNode texts(String field, List<String> texts) {
        var answer = JsonNodeFactory.instance.objectNode();
        var array = answer.putArray(field);
        texts.forEach(array::add);
        return answer;
    }
}
