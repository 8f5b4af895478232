package numberimport.api;

/**
 * Opening or closing a task, repeated while it fails for a moment. Once a try may have worked, the answer that the task is so
 * already says no more than that.
 */
final class Switching {

    private final ApiError soAlready;
    private boolean mayHaveWorked;

    Switching(boolean open) {
        soAlready = open ? ApiError.ALREADY_ENABLED : ApiError.ALREADY_CLOSED;
    }

    void attempt(Runnable call) {
        try {
            call.run();
        } catch (ApiException e) {
            if (mayHaveWorked && e.is(soAlready)) {
                return;
            }
            mayHaveWorked |= e.mayHaveWorked();
            throw e;
        }
    }
}
