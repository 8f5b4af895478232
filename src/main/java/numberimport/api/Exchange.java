package numberimport.api;

/** How one HTTP exchange ended. */
sealed interface Exchange {

    /** An HTTP answer, whole. */
    record Response(int status, String body) implements Exchange {}

    /** No whole answer; {@code mayHaveLeft} is false only when no connection was ever made. */
    record Failure(String why, boolean mayHaveLeft) implements Exchange {}
}
