package numberimport.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Somebody with a browser's cookies and nothing else. */
final class Visitor {

    private static final Pattern SECRET = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private static final Pattern DELAY = Pattern.compile("sse:run delay:(\\d+)ms");

    private final String address;
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();

    Visitor(String address) {
        this.address = address;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)).GET());
    }

    /** A form with its secret, or with another one. */
    HttpResponse<String> post(String path, @Nullable String secret, String... fields) {
        var form = new StringBuilder(secret == null ? "" : "_csrf=" + encoded(secret));
        for (var i = 0; i < fields.length; i += 2) {
            form.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
        }
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.toString())));
    }

    String secret(String page) {
        var secret = SECRET.matcher(get(page).body());
        assertThat(secret.find()).as("a form on " + page).isTrue();
        return secret.group(1);
    }

    Visitor signedIn(String token) {
        var answer = post("/sign-in", secret("/sign-in"), "token", token);
        assertThat(answer.statusCode()).isEqualTo(302);
        return this;
    }

    /** Watches a run as its page does: hears of each change and fetches what changes; returns when the run has ended. */
    int watch(long run) {
        var page = DELAY.matcher(get("/runs/" + run).body());
        assertThat(page.find()).as("a page that watches a run").isTrue();
        try (var events = events(run)) {
            var fetched = 0;
            for (var lines = events.iterator(); lines.hasNext(); ) {
                if (lines.next().equals("event:run")) {
                    Thread.sleep(Long.parseLong(page.group(1)));
                    get("/runs/" + run + "/live");
                    fetched++;
                }
            }
            return fetched;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The lines of a run's stream of events, once it has begun. */
    Stream<String> events(long run) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(address + "/runs/" + run + "/events"))
                                .GET()
                                .build(),
                        BodyHandlers.ofLines())
                .body();
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
