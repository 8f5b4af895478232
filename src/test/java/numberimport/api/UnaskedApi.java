package numberimport.api;

import java.time.Instant;
import java.time.OffsetDateTime;

/** An API that nobody is expected to call; stand-ins override what their subject calls. */
public abstract class UnaskedApi implements CalloutTaskApi {

    /** A task with nothing but what importing looks at. */
    public static TaskDetails task(long id, String name, int status, long customerCount) {
        return WireAnswer.read(
                        "test",
                        "{\"code\":1000,\"item\":{\"id\":%d,\"name\":\"%s\",\"status\":%d,\"customer_count\":%d}}"
                                .formatted(id, name, status, customerCount))
                .object("item", TaskDetails.class);
    }

    private static UnsupportedOperationException unasked() {
        return new UnsupportedOperationException("This call was not expected.");
    }

    @Override
    public long create(NewTask task) {
        throw unasked();
    }

    @Override
    public void update(long task, TaskChange change) {
        throw unasked();
    }

    @Override
    public CalloutTaskPage tasks(int page, int perPage) {
        throw unasked();
    }

    @Override
    public TaskDetails task(long id) {
        throw unasked();
    }

    @Override
    public TaskDetails task(long id, CallStamp stamp) {
        throw unasked();
    }

    @Override
    public CalloutTaskPage tasks(CallStamp stamp) {
        throw unasked();
    }

    @Override
    public AddNumbersAnswer addNumbers(CallStamp stamp, byte[] body, Runnable written) {
        throw unasked();
    }

    @Override
    public NumberPage numbers(long task, long startNumberId) {
        throw unasked();
    }

    @Override
    public String recall(long task, String number, OffsetDateTime after) {
        throw unasked();
    }

    @Override
    public String followOn(long task, String called) {
        throw unasked();
    }

    @Override
    public void open(long task, boolean open, String relayNumber) {
        throw unasked();
    }

    @Override
    public Instant serverTime() {
        throw unasked();
    }
}
