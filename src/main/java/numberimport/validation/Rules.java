package numberimport.validation;

import java.util.Locale;

/**
 * What a run asks of its numbers: the region they belong to (ISO 3166 code), where duplicates are looked for, and the
 * numbers that must not be called. A region that nobody knows is refused with an IllegalArgumentException.
 */
public record Rules(String region, Dedupe dedupe, DoNotCall doNotCall) {

    public Rules {
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
