package numberimport.api;

import java.time.Duration;
import java.util.Optional;

/** How one HTTP exchange ended. */
sealed interface Exchange {

    /** An HTTP answer, whole; {@code retryAfter} where it asks for a rest in seconds. */
    record Response(int status, String body, Optional<Duration> retryAfter) implements Exchange {

        Response(int status, String body) {
            this(status, body, Optional.empty());
        }

        /** What it is, without what it says. */
        String found() {
            return "HTTP " + status + " with " + body.length() + " characters";
        }
    }

    /** No whole answer; {@code mayHaveLeft} is false only when no connection was ever made. */
    record Failure(String why, boolean mayHaveLeft) implements Exchange {}
}
