package numberimport.sandbox;

import java.time.Instant;

/**
 * One request, as it came in at the door: {@code ordinal} counts all requests from 1, {@code at} is on the sandbox's clock,
 * {@code nanoTime} on the JVM's. {@code admitted} says that it passed the signature check, which uses up its nonce;
 * {@code code} is the business code answered, or the HTTP status where there was none, or 0 where no whole answer was sent;
 * {@code applied} is how many numbers it has put into the pool so far. The nonce is empty where there was none.
 */
public record Arrival(
        int ordinal,
        Instant at,
        long nanoTime,
        String method,
        String path,
        String nonce,
        boolean admitted,
        int code,
        int applied) {}
