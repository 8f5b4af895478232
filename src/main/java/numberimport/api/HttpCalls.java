package numberimport.api;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;

/**
 * One HTTP exchange at a time, with a deadline for the whole answer. Built on java.net.http, which sends a POST once; other
 * clients silently repeat one whose connection breaks. Redirects are not followed: they would carry the signature elsewhere.
 */
final class HttpCalls {

    /** How long an answer may take where the caller has no wish of its own. */
    static final Duration USUAL_DEADLINE = Duration.ofSeconds(30);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private static final Pattern QUOTED = Pattern.compile("(?s)\".*");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    /** One for all accounts, since each client has threads of its own. */
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    private final ServerClock serverClock;

    HttpCalls(ServerClock serverClock) {
        this.serverClock = serverClock;
    }

    Exchange send(HttpRequest request, Duration deadline) {
        var future = CLIENT.sendAsync(request, info -> new CappedBody());
        try {
            var response = future.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            response.headers().firstValue("Date").ifPresent(serverClock::heard);
            return new Exchange.Response(
                    response.statusCode(),
                    new String(response.body(), StandardCharsets.UTF_8),
                    response.headers().firstValue("Retry-After").flatMap(HttpCalls::seconds));
        } catch (TimeoutException e) {
            future.cancel(true);
            return new Exchange.Failure("none within " + deadline.toSeconds() + " s", true);
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            return new Exchange.Failure("interrupted while waiting", true);
        } catch (ExecutionException | CancellationException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        }
    }

    private Exchange failed(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof HttpConnectTimeoutException
                    || cause instanceof SSLHandshakeException) {
                return new Exchange.Failure(describe(failure), false);
            }
        }
        if (failure instanceof Error) {
            throw new IllegalStateException(
                    "The HTTP client failed: " + failure.getClass().getName(), failure);
        }
        // Not always an IOException: of a length that is no number, java.net.http tells by what its parsing threw.
        return new Exchange.Failure(describe(failure), true);
    }

    private static Optional<Duration> seconds(String retryAfter) {
        return SECONDS.matcher(retryAfter).matches()
                ? Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)))
                : Optional.empty();
    }

    /** What failed, without what java.net.http quotes of the bytes that came: they may repeat the request. */
    private static String describe(Throwable failure) {
        var message = failure.getMessage();
        return failure.getClass().getSimpleName()
                + (message == null ? "" : " (" + QUOTED.matcher(message).replaceFirst("***") + ")");
    }
}
