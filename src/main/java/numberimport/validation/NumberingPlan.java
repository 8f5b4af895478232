package numberimport.validation;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which numbers may be called in one region. */
sealed interface NumberingPlan permits MainlandPlan, LibraryPlan {

    /** The phone, if the text is exactly as it would be sent and the plan sees that at a glance. */
    @Nullable
    Phone atAGlance(String text);

    /** Judges a number that has been cleaned of separators. */
    Answer judge(TypedNumber typed);

    sealed interface Answer {}

    record Callable(Phone phone, Set<Repair> repairs) implements Answer {}

    /** {@code problem} goes on where the column and the value stopped: "has 10 digits, expected …". */
    record NotCallable(Reason reason, String problem) implements Answer {}

    static NumberingPlan of(String region) {
        return region.equals(MainlandPlan.REGION) ? new MainlandPlan() : new LibraryPlan(region);
    }

    static void requireKnown(String region) {
        // Mainland first: asking the library loads it, and a mainland file mostly needs nothing of it.
        if (!region.equals(MainlandPlan.REGION)
                && !PhoneNumberUtil.getInstance().getSupportedRegions().contains(region)) {
            throw new IllegalArgumentException(
                    "Region \"" + region + "\" is not known, expected an ISO 3166 code such as CN or GB");
        }
    }
}
