package numberimport.sandbox.control;

import java.util.Arrays;
import java.util.stream.Collectors;
import numberimport.sandbox.campaign.Script;
import numberimport.sandbox.dialling.CallResult;
import numberimport.sandbox.dialling.CampaignClock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How calls are to end, and how fast campaign time passes. */
@RestController
@RequestMapping("/sandbox")
public final class DiallingControl {

    private final Script script;
    private final CampaignClock clock;

    public DiallingControl(Script script, CampaignClock clock) {
        this.script = script;
        this.clock = clock;
    }

    /** For a phone's calls in this order, the last for all further ones; none leave it to chance again. */
    @PostMapping("/results")
    ObjectNode lay(@RequestBody JsonNode body) {
        var wish = Wish.of(body);
        var phone = wish.text("number");
        var results = wish.texts("results");
        script.lay(phone, results.stream().map(label -> result(label, wish)).toList());
        var answer = JsonNodeFactory.instance.objectNode().put("number", phone);
        var array = answer.putArray("results");
        results.forEach(array::add);
        return answer;
    }

    @GetMapping("/clock")
    ObjectNode clock() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("campaignTime", clock.instant().toString())
                .put("speed", clock.speed());
    }

    @PutMapping("/clock")
    ObjectNode set(@RequestBody JsonNode body) {
        try {
            clock.setSpeed(Wish.of(body).number("speed"));
        } catch (IllegalArgumentException outOfRange) {
            throw new WrongInputException(String.valueOf(outOfRange.getMessage()));
        }
        return clock();
    }

    private static CallResult result(String label, Wish wish) {
        return Arrays.stream(CallResult.values())
                .filter(result -> result.label().equals(label))
                .findFirst()
                .orElseThrow(() -> wish.wrong(
                        "results",
                        "some of "
                                + Arrays.stream(CallResult.values())
                                        .map(CallResult::label)
                                        .collect(Collectors.joining(", "))));
    }
}
