package numberimport.remote;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import numberimport.api.CalloutTask;
import numberimport.api.NumberPage;
import numberimport.api.PooledNumber;
import numberimport.api.TaskDetails;
import numberimport.pipeline.Dialling;

/** The callout tasks of a server's accounts, as the API has them. */
public final class RemoteTasks implements Dialling {

    private final Server server;
    private final String account;

    RemoteTasks(Server server, String account) {
        this.server = server;
        this.account = account;
    }

    public List<CalloutTask> all() {
        return server.get("/tasks" + ofAccount(), TaskList.class).tasks();
    }

    public TaskDetails show(long task) {
        return server.get("/tasks/" + task + ofAccount(), TaskDetails.class);
    }

    /** Makes a task, closed and empty; the wish is in the words of the interface. */
    public TaskDetails create(Map<String, Object> wish) {
        return server.post("/tasks" + ofAccount(), wish, TaskDetails.class);
    }

    /** Calling begins, or no more calls begin; a task that is so already stays so. */
    public TaskDetails open(long task, boolean open) {
        return server.post("/tasks/" + task + (open ? "/open" : "/close") + ofAccount(), Map.of(), TaskDetails.class);
    }

    /** Changes what is given; the wish is in the words of the interface. */
    public TaskDetails update(long task, Map<String, Object> wish) {
        return server.patch("/tasks/" + task + ofAccount(), wish, TaskDetails.class);
    }

    @Override
    public String recall(long task, String number, OffsetDateTime after) {
        return dialled(task, "recall", Map.of("number", number, "after", after.toString()));
    }

    @Override
    public String followOn(long task, String number) {
        return dialled(task, "follow-on", Map.of("number", number));
    }

    private String dialled(long task, String how, Map<String, String> wish) {
        return server.post("/tasks/" + task + "/" + how + ofAccount(), wish, Dialled.class)
                .message();
    }

    /** The numbers of a task's pool, page by page as they are used. */
    public Stream<PooledNumber> pool(long task) {
        return NumberPage.all(
                task,
                0,
                after -> server.get("/tasks/" + task + "/pool" + ofAccount() + "&after=" + after, NumberPage.class));
    }

    private String ofAccount() {
        return "?account=" + Server.segment(account);
    }

    private record Dialled(String message) {}

    private record TaskList(List<CalloutTask> tasks) {}
}
