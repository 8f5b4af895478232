package numberimport.api;

/** A task as far as importing needs it: its status, and how many customers its pool holds (at most 1,000,000). */
public record CalloutTask(long id, String name, TaskStatus status, long customerCount) {}
