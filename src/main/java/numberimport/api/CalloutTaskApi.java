package numberimport.api;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The callout-task API, all nine calls. A failure is an {@link ApiException}. Each attempt is signed anew, except where the
 * caller gives the stamp. Calls that may be repeated without harm (reading, updating, opening and closing) are repeated when they
 * fail for a moment; the others only when not a byte of them left. Every call but {@link #addNumbers}, whose pace is the
 * caller's, keeps within the API's 60 calls a minute for each endpoint, and waits for that.
 */
public interface CalloutTaskApi {

    /**
     * Makes a task, closed and empty, and returns its id. Codes 206203 to 206207 for a wrong type, group, name, policy or working
     * time, 503001 and 503002 for the relay number and its limit of calls. (callout-task API, "Create Automatic Callout Task")
     */
    long create(NewTask task);

    /**
     * Changes a task's name, description, relay number or limit of calls. Codes 2005, 206205, 503001, 503002. (callout-task API,
     * "Update Automatic Callout Task")
     */
    void update(long task, TaskChange change);

    /** One page of the account's tasks, from 1, with 1 to 100 a page. (callout-task API, "Get Automatic Callout Task List") */
    CalloutTaskPage tasks(int page, int perPage);

    /** All tasks of the account, page by page as they are used. */
    default Stream<CalloutTask> tasks() {
        return Pages.tasks(this);
    }

    /** Details of one task. Code 2005 when there is none of this id. (callout-task API, "Get Automatic Callout Task Details") */
    TaskDetails task(long id);

    /**
     * Asks for the task's details with a stamp of the caller's own. With the nonce of an earlier call, an answer means that the
     * nonce was unused until now, so the earlier call was never admitted and never will be; code 20623 means that it was admitted.
     * Never repeated.
     */
    TaskDetails task(long id, CallStamp stamp);

    /** Asks for one task of the list with a stamp of the caller's own. Never repeated. */
    CalloutTaskPage tasks(CallStamp stamp);

    /**
     * Sends the bytes of an {@link AddNumbersRequest} once, exactly so stamped, without redirect or retry. (callout-task API,
     * "Import Numbers for Automatic Callout Task")
     *
     * @param written runs when the last byte was handed to the connection
     */
    AddNumbersAnswer addNumbers(CallStamp stamp, byte[] body, Runnable written);

    /**
     * Up to 500 numbers of a task's pool with ids above {@code startNumberId}. Code 2005. (callout-task API, "Get Automatic Callout
     * Task Number Pool")
     */
    NumberPage numbers(long task, long startNumberId);

    /** All numbers of a task's pool with ids above {@code startNumberId}, page by page as they are used. */
    default Stream<PooledNumber> pool(long task, long startNumberId) {
        return NumberPage.all(task, startNumberId, after -> numbers(task, after));
    }

    /**
     * Has a number of the pool called again, not before {@code after}; returns what the API says. Codes 2005, 501032 for a number
     * that is not in the pool, 501033. (callout-task API, "Automatic Callout Task Number Redial")
     */
    String recall(long task, String number, OffsetDateTime after);

    /**
     * Has the next number of a customer called, of whom {@code called} was called before; returns what the API says. Codes 2005,
     * 501032. (callout-task API, "Automatic Callout Task Number Follow-up")
     */
    String followOn(long task, String called);

    /**
     * Enables or closes a task; a closed one may be stopping for a while. {@code relayNumber} is changed with it unless null.
     * Codes 2005, 501016 and 501035 when it is so already, 503001. (callout-task API, "Outbound Call Task Start/Stop")
     */
    void open(long task, boolean open, @Nullable String relayNumber);

    /** The API's time, as far as its answers have told it. */
    Instant serverTime();
}
