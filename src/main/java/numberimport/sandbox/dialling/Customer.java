package numberimport.sandbox.dialling;

import java.time.Instant;
import java.util.List;

/**
 * An entry of a task's pool that is to be called: its phones in the order of the file, which of them is next (from 0) and since
 * when that is due, how many redials it has had since it was last called by plan, how many calls in all, how many of these since
 * the phone that is next became so, and how many calls had been asked for when it was read.
 */
public record Customer(
        long id, List<String> phones, int position, Instant dueAt, int redials, int calls, int callsOfPhone, int asks) {

    public Customer {
        phones = List.copyOf(phones);
    }

    String phone() {
        return phones.get(position);
    }

    boolean hasFurtherPhone() {
        return position + 1 < phones.size();
    }

    /** After the call that was to come has ended. */
    Customer called(EndedCall.NextCall next) {
        var calledBefore = next.position() == position ? callsOfPhone + 1 : 0;
        return new Customer(id, phones, next.position(), next.dueAt(), next.redials(), calls + 1, calledBefore, asks);
    }
}
