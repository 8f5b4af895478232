package numberimport.api;

import java.util.List;

/** One page of the account's tasks, and how many pages there are. */
public record CalloutTaskPage(List<CalloutTask> tasks, int totalPages) {}
