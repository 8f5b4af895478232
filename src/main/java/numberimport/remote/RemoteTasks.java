package numberimport.remote;

import java.util.List;
import java.util.Map;
import numberimport.api.CalloutTask;
import numberimport.api.TaskDetails;

/** The callout tasks of a server's accounts, as the API has them. */
public final class RemoteTasks {

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

    private String ofAccount() {
        return "?account=" + Server.segment(account);
    }

    private record TaskList(List<CalloutTask> tasks) {}
}
