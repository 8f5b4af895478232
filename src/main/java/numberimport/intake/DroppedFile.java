package numberimport.intake;

import java.nio.file.Path;
import java.time.Instant;

/**
 * Something that lies in the inbox.
 *
 * @param place its path below the inbox
 * @param plain whether it is a regular file that has no other name; a link or a pipe is not
 * @param done whether who brought it says that it is whole, by a file of the same name and .done
 */
record DroppedFile(Path place, long size, Instant modified, boolean plain, boolean done) {

    /** Whether it looks as it did. */
    boolean isAs(DroppedFile earlier) {
        return size == earlier.size && modified.equals(earlier.modified);
    }
}
