package numberimport.api;

import java.time.Instant;

/**
 * The callout-task API as importing needs it. Calls that read are repeated when they fail for a moment, each time signed anew,
 * within the API's 60 calls a minute for each endpoint; {@link #addNumbers} is never repeated.
 */
public interface CalloutTaskApi {

    /** Details of one task. Code 2005 when there is none of this id. */
    CalloutTask task(long id);

    /** One page of the account's tasks, pages counting from 1, at most 100 a page. */
    CalloutTaskPage tasks(int page, int perPage);

    /** Numbers of a task's pool with ids above {@code startNumberId}. */
    NumberPage numbers(long task, long startNumberId);

    /**
     * Asks for the task's details with the nonce of an earlier call: an answer means that the nonce was unused until now, so
     * the earlier call was never admitted and never will be; code 20623 means that it was admitted.
     */
    CalloutTask taskWithNonce(long id, String nonce);

    /**
     * Sends the bytes once, exactly so stamped, without redirect or retry.
     *
     * @param written runs when the last byte was handed to the connection
     */
    AddNumbersAnswer addNumbers(CallStamp stamp, byte[] body, Runnable written);

    /** The API's time, as far as its answers have told it. */
    Instant serverTime();
}
