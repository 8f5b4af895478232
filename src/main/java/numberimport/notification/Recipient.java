package numberimport.notification;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.WebhookProperties;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who is told, and how. */
sealed interface Recipient {

    Duration PATIENCE = Duration.ofSeconds(15);

    /** Ends that nobody has to look at: what was there already is as good as sent. */
    Set<Integer> GOOD = Set.of(ExitCode.OK.code(), ExitCode.NOTHING_TO_DO.code());

    /** Ends of a night that did its work, though somebody may have to look at rows. */
    Set<Integer> DONE = Set.of(ExitCode.OK.code(), ExitCode.NOTHING_TO_DO.code(), ExitCode.INCOMPLETE.code());

    /** By which the ledger knows them. */
    String name();

    /** Whether they want to hear of launches that ended so. */
    boolean wants(int exitCode);

    HttpRequest request(LaunchEnded message, Instant now);

    /** Gets a signed message. */
    record Webhook(String name, WebhookProperties properties) implements Recipient {

        @Override
        public boolean wants(int exitCode) {
            return !properties.problemsOnly() || !GOOD.contains(exitCode);
        }

        @Override
        public HttpRequest request(LaunchEnded message, Instant now) {
            var body = JsonMapper.shared().writeValueAsString(message);
            var id = "launch-" + message.data().launch();
            return HttpRequest.newBuilder(properties.url())
                    .timeout(PATIENCE)
                    .header("content-type", "application/json")
                    .header("webhook-id", id)
                    .header("webhook-timestamp", String.valueOf(now.getEpochSecond()))
                    .header(
                            "webhook-signature",
                            new WebhookSignature(properties.secret()).of(id, now.getEpochSecond(), body))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
        }
    }

    /** A dead-man's switch: it alarms when nobody has asked for its address for too long. */
    record Ping(URI url) implements Recipient {

        @Override
        public String name() {
            return "ping";
        }

        @Override
        public boolean wants(int exitCode) {
            return true;
        }

        @Override
        public HttpRequest request(LaunchEnded message, Instant now) {
            var exit = message.data().exit();
            return HttpRequest.newBuilder(DONE.contains(exit) ? url : URI.create(url + "/" + exit))
                    .timeout(PATIENCE)
                    .GET()
                    .build();
        }
    }
}
