package numberimport.sandbox.dialling;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How calls of certain phones are to end, whatever the seed says; how long they take stays with the seed. */
@FunctionalInterface
public interface ScriptedResults {

    /** No phone is scripted. */
    ScriptedResults NONE = (phone, call) -> Optional.empty();

    /**
     * The result of the {@code call}-th call of a phone, counted from 1 for each customer who has it, since it became that
     * customer's next phone; empty when it is left to the seed. An IVR task knows no agent_missed: there it is a success.
     */
    Optional<CallResult> result(String phone, int call);

    /** For each phone its results in this order, of which the last goes for all further calls; an empty list scripts nothing. */
    static ScriptedResults of(Map<String, List<CallResult>> results) {
        var known = Map.copyOf(results);
        return (phone, call) -> {
            var script = known.getOrDefault(phone, List.of());
            return script.isEmpty() ? Optional.empty() : Optional.of(script.get(Math.min(call, script.size()) - 1));
        };
    }
}
