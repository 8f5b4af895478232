package numberimport.notification;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.WebhookProperties;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who is told, and how. */
sealed interface Recipient {

    Duration PATIENCE = Duration.ofSeconds(15);

    /** By which the ledger knows them. */
    String name();

    /** Whether they want to hear of launches that ended so. */
    boolean wants(int exitCode);

    HttpRequest request(LaunchEnded message, Instant now);

    /** Gets a signed message. */
    record Webhook(String name, WebhookProperties properties) implements Recipient {

        @Override
        public boolean wants(int exitCode) {
            return !properties.problemsOnly() || exitCode != ExitCode.OK.code();
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
            var well = exit == ExitCode.OK.code() || exit == ExitCode.INCOMPLETE.code();
            return HttpRequest.newBuilder(well ? url : URI.create(url + "/" + exit))
                    .timeout(PATIENCE)
                    .GET()
                    .build();
        }
    }
}
