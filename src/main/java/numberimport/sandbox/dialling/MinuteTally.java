package numberimport.sandbox.dialling;

import java.time.Instant;

/**
 * What is to be added to a task's sums for the minute that starts at {@code minute}. A call counts in the minute in which it
 * ended, its talk in the minutes in which it was held: so minutes gone by are added to as well.
 */
public record MinuteTally(long task, Instant minute, Tally more) {}
