package numberimport.api;

/** How one HTTP exchange ended. */
sealed interface Exchange {

    /** An HTTP answer, whole. */
    record Response(int status, String body) implements Exchange {

        /** What it is, without what it says. */
        String found() {
            return "HTTP " + status + " with " + body.length() + " characters";
        }
    }

    /** No whole answer; {@code mayHaveLeft} is false only when no connection was ever made. */
    record Failure(String why, boolean mayHaveLeft) implements Exchange {}
}
