package numberimport.api;

import java.util.List;

/** One page of the account's tasks, which one it is (from 1), how many pages there are, and how many tasks in all. */
public record CalloutTaskPage(List<CalloutTask> tasks, int page, int totalPages, long totalTasks) {

    /** The most tasks that a page holds. */
    public static final int MOST = 100;
}
