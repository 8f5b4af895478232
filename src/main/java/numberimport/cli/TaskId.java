package numberimport.cli;

/** The task that something was done to, as JSON. */
record TaskId(long id) {}
