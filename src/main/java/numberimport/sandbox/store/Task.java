package numberimport.sandbox.store;

import java.time.Instant;

/** A company's task as it stands: its status as the API numbers it, and how many numbers its pool holds. */
public record Task(long id, long company, TaskSettings settings, int status, Instant createdAt, int numbers) {

    public static final int ENABLED = 1;
    public static final int DISABLED = 2;
    public static final int STOPPING = 3;
}
