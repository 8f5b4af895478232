package numberimport.validation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a run asks of its numbers: the region they belong to (ISO 3166 code), where duplicates are looked for, the numbers that must
 * not be called, those that are in the task already, and the custom fields that every row has. A region that nobody knows is refused with an IllegalArgumentException.
 */
public record Rules(
        String region, Dedupe dedupe, DoNotCall doNotCall, NumbersInTask inTask, Map<String, String> constants) {

    /** For a task without numbers, or one whose numbers don't matter. */
    public Rules(String region, Dedupe dedupe, DoNotCall doNotCall) {
        this(region, dedupe, doNotCall, NumbersInTask.noneOf(region.strip().toUpperCase(Locale.ROOT)), Map.of());
    }

    public Rules {
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
        region = region.strip().toUpperCase(Locale.ROOT);
        NumberingPlan.requireKnown(region);
        if (doNotCall.region() != null && !region.equals(doNotCall.region())) {
            throw new IllegalArgumentException("The do-not-call list is read for region " + doNotCall.region()
                    + ", expected " + region + " like the file");
        }
    }

    /** Mainland China, duplicates within the file, no do-not-call list. */
    public static Rules standard() {
        return new Rules(MainlandPlan.REGION, Dedupe.FILE, DoNotCall.none());
    }
}
