package numberimport.notification;

/** What came of telling somebody. */
sealed interface Reply {

    /** They have heard. */
    record Heard() implements Reply {}

    /** They don't want to hear of it any more. */
    record Unwanted(String why) implements Reply {}

    /** They could not be reached, or did not take it; perhaps later. */
    record Failed(String why) implements Reply {}
}
