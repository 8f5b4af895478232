package numberimport.validation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that must not be called, each known by the list it came from. They are read by the rules of a region, so that
 * "+86 138 1234 5678" on a list meets "13812345678" in a file. Not safe for use by several threads while it is filled.
 */
public final class DoNotCall {

    private final @Nullable String region;
    private final @Nullable PhoneCell reader;
    private final NumberIndex numbers = new NumberIndex();
    private final List<String> lists = new ArrayList<>();

    private DoNotCall(@Nullable String region) {
        this.region = region;
        this.reader = region == null ? null : new PhoneCell(NumberingPlan.of(region));
    }

    /** Lists nobody, in any region. */
    public static DoNotCall none() {
        return new DoNotCall(null);
    }

    public static DoNotCall forRegion(String region) {
        NumberingPlan.requireKnown(region);
        return new DoNotCall(region);
    }

    /** Adds the number, or the several numbers, of one line; false, and nothing added, if that is no number. */
    public boolean add(String list, String number) {
        if (reader == null) {
            throw new IllegalStateException("DoNotCall.none() takes no numbers, expected DoNotCall.forRegion(…)");
        }
        var findings = new RowFindings();
        List<Phone> phones = reader.read(list, number, findings);
        if (phones.isEmpty() || findings.rejected()) {
            return false;
        }
        int index = lists.indexOf(list);
        if (index < 0) {
            index = lists.size();
            lists.add(list);
        }
        for (Phone phone : phones) {
            numbers.putIfAbsent(phone.e164(), index);
        }
        return true;
    }

    /** Whether a text is a number that a list of the region can hold. */
    public boolean knows(String number) {
        var findings = new RowFindings();
        return reader != null && !reader.read("", number, findings).isEmpty() && !findings.rejected();
    }

    /** Whether a number, written in any way, is on a list; false for what is no number. */
    public boolean holds(String number) {
        return reader != null
                && reader.read("", number, new RowFindings()).stream().anyMatch(phone -> listOf(phone) != null);
    }

    public int size() {
        return numbers.size();
    }

    @Nullable
    String region() {
        return region;
    }

    @Nullable
    String listOf(Phone phone) {
        int index = numbers.get(phone.e164());
        return index == NumberIndex.ABSENT ? null : lists.get(index);
    }
}
