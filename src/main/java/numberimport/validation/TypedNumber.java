package numberimport.validation;

import java.util.List;

/**
 * One number without its separators: ASCII digits, which may begin with a plus. {@code groups} are the lengths of what stood between
 * the separators: 4, 8 and 4 of "0571-26200399-8001".
 */
record TypedNumber(String digits, List<Integer> groups) {

    /** The length of the last group, 0 if there is but one: an extension stands there. */
    int lastGroup() {
        return grouped() ? groups.get(groups.size() - 1) : 0;
    }

    boolean grouped() {
        return groups.size() > 1;
    }
}
