package numberimport.validation;

import java.util.List;

/**
 * The numbers that a task holds already, read by the rules of a region as those of a file are. Takes 12 bytes for each. Not safe
 * for use by several threads while it is filled.
 */
public final class NumbersInTask {

    /** Of a number that is in the task by somebody else. */
    static final int NO_RUN = 0;

    private final PhoneCell reader;
    private final NumberIndex numbers = new NumberIndex();

    private NumbersInTask(String region) {
        this.reader = new PhoneCell(NumberingPlan.of(region));
    }

    /** Of a task without numbers; a region that nobody knows is refused with an IllegalArgumentException. */
    public static NumbersInTask noneOf(String region) {
        NumberingPlan.requireKnown(region);
        return new NumbersInTask(region);
    }

    /** Adds the number, or the several numbers, of one customer; what is no number is passed over. */
    public void add(String cellphone) {
        add(cellphone, NO_RUN);
    }

    /** The same, of a customer whom an earlier run brought; the first of several counts. */
    public void add(String cellphone, long run) {
        List<Phone> phones = reader.read("", cellphone, new RowFindings());
        phones.forEach(phone -> numbers.putIfAbsent(phone.e164(), Math.toIntExact(run)));
    }

    boolean hold(Phone phone) {
        return numbers.get(phone.e164()) != NumberIndex.ABSENT;
    }

    /** The run that brought a number, or {@link #NO_RUN}. */
    int runOf(Phone phone) {
        return Math.max(NO_RUN, numbers.get(phone.e164()));
    }
}
