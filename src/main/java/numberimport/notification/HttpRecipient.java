package numberimport.notification;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.WebhookProperties;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who is told by a request. One who answers 410 does not want to hear of it. Follows no redirect, and reads no answer. */
abstract class HttpRecipient implements Recipient {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int GONE = 410;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    abstract HttpRequest.Builder request(LaunchEnded message, Instant now);

    @Override
    public final Reply tell(LaunchEnded message, Instant now) throws InterruptedException {
        try {
            var status = status(request(message, now).timeout(PATIENCE).build());
            if (status >= 200 && status < 300) {
                return new Reply.Heard();
            }
            return status == GONE ? new Reply.Unwanted("it answered 410") : new Reply.Failed("it answered " + status);
        } catch (IOException e) {
            return new Reply.Failed(e.getClass().getSimpleName());
        }
    }

    /** The client's own time limit ends with the answer's head; the answer itself, of which nothing is read, may never end. */
    private int status(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    /** Gets a signed message. */
    static final class Webhook extends HttpRecipient {

        private final String name;
        private final WebhookProperties properties;

        Webhook(String name, WebhookProperties properties) {
            this.name = name;
            this.properties = properties;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean wants(int exitCode) {
            return !properties.problemsOnly() || !GOOD.contains(exitCode);
        }

        @Override
        HttpRequest.Builder request(LaunchEnded message, Instant now) {
            var body = JsonMapper.shared().writeValueAsString(message);
            var id = "launch-" + message.data().launch();
            return HttpRequest.newBuilder(properties.url())
                    .header("content-type", "application/json")
                    .header("webhook-id", id)
                    .header("webhook-timestamp", String.valueOf(now.getEpochSecond()))
                    .header(
                            "webhook-signature",
                            new WebhookSignature(properties.secret()).of(id, now.getEpochSecond(), body))
                    .POST(HttpRequest.BodyPublishers.ofString(body));
        }
    }

    /** A dead-man's switch: it alarms when nobody has asked for its address for too long. */
    static final class Ping extends HttpRecipient {

        /** Ends of a night that did its work, though somebody may have to look at rows. */
        private static final Set<Integer> DONE =
                Set.of(ExitCode.OK.code(), ExitCode.NOTHING_TO_DO.code(), ExitCode.INCOMPLETE.code());

        private final URI url;

        Ping(URI url) {
            this.url = url;
        }

        @Override
        public String name() {
            return "ping";
        }

        @Override
        public boolean wants(int exitCode) {
            return true;
        }

        @Override
        HttpRequest.Builder request(LaunchEnded message, Instant now) {
            var exit = message.data().exit();
            return HttpRequest.newBuilder(DONE.contains(exit) ? url : URI.create(url + "/" + exit))
                    .GET();
        }
    }
}
