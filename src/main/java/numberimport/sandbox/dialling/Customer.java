package numberimport.sandbox.dialling;

import java.util.List;

/**
 * An entry of a task's pool that is to be called: its phones in the order of the file, which of them is next (from 0), how many
 * redials it has had since it was last called by plan, and how many calls in all.
 */
public record Customer(long id, List<String> phones, int position, int redials, int calls) {

    public Customer {
        phones = List.copyOf(phones);
    }
}
