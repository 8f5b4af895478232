package numberimport.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The wish that a file be imported without a person at the command line. Two with the same ticket are the same wish.
 *
 * @param askedBy who or what wants it: a person, the name of a schedule, the place in the folder
 * @param account empty, and {@code task} 0, where it could not be found out
 */
public record LaunchRequest(
        String ticket,
        Origin origin,
        String askedBy,
        String account,
        long task,
        @Nullable String profile,
        String path) {

    /** Where launches come from. */
    public enum Origin {
        FOLDER,
        SCHEDULE
    }
}
