package numberimport.sandbox.campaign;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import numberimport.sandbox.dialling.CallResult;
import numberimport.sandbox.dialling.ScriptedResults;

/** Results that a tester has laid down for certain phones; forgotten when the sandbox ends. Safe to use from several threads. */
public final class Script implements ScriptedResults {

    private final Map<String, List<CallResult>> results = new ConcurrentHashMap<>();

    /** The last result goes for all further calls; no results leave the phone to the seed again. */
    public void lay(String phone, List<CallResult> inOrder) {
        results.put(phone, List.copyOf(inOrder));
    }

    @Override
    public Optional<CallResult> result(String phone, int call) {
        var inOrder = results.get(phone);
        return inOrder == null
                ? Optional.empty()
                : ScriptedResults.of(Map.of(phone, inOrder)).result(phone, call);
    }
}
