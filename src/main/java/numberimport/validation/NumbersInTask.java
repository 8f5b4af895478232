package numberimport.validation;

import java.util.List;

/**
 * The numbers that a task holds already, read by the rules of a region as those of a file are. Takes 12 bytes for each. Not safe
 * for use by several threads while it is filled.
 */
public final class NumbersInTask {

    private static final int IN_TASK = 0;

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
        List<Phone> phones = reader.read("", cellphone, new RowFindings());
        phones.forEach(phone -> numbers.putIfAbsent(phone.e164(), IN_TASK));
    }

    boolean hold(Phone phone) {
        return numbers.get(phone.e164()) != NumberIndex.ABSENT;
    }
}
