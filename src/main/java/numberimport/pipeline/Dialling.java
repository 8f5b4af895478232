package numberimport.pipeline;

import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** Has customers of a task called, from here or by a server; returns what the API says. Asked twice, it calls twice. */
public interface Dialling {

    /** A number of the task's pool is called again, not before {@code after}. */
    String recall(long task, String number, OffsetDateTime after);

    /** The next number of a customer is called, of whom {@code number} was called before. */
    String followOn(long task, String number);

    /** A phone number of a pool, as somebody writes it; an {@link IllegalArgumentException} says what was found and expected. */
    static String number(String written) {
        var number = written.strip();
        if (!Pattern.matches("\\+?\\d[\\d -]{0,23}", number)) {
            throw new IllegalArgumentException(
                    "is \"" + number + "\", expected one phone number of the task's pool, in digits");
        }
        return number;
    }
}
