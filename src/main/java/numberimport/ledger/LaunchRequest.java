package numberimport.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A wish that is to be met without a person at the command line. Two with the same ticket are the same wish.
 *
 * @param askedBy who or what wants it: a person, the name of a schedule, the place in the folder
 * @param account empty, and {@code task} 0, where it could not be found out
 * @param path the file, or that of the run which the errand is about
 * @param priority of an account's launches those with the higher one come first, then the oldest
 */
public record LaunchRequest(
        String ticket,
        Origin origin,
        String askedBy,
        String account,
        long task,
        @Nullable String profile,
        String path,
        Errand errand,
        int priority) {

    /** Where launches come from. */
    public enum Origin {
        FOLDER,
        SCHEDULE,
        REST
    }
}
