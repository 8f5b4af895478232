package numberimport.pipeline;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told how launches ended, below number-import.notifications.
 *
 * @param webhooks addresses that get a signed message, by name
 * @param ping address of a dead-man's switch: asked for after each launch that went well, with /EXIT behind it after others
 * @param mail who gets a letter
 * @param console where people open the console, for the links in messages
 */
public record NotificationProperties(
        @DefaultValue Map<String, WebhookProperties> webhooks,
        @Nullable URI ping,
        @DefaultValue MailProperties mail,
        @Nullable URI console) {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    public NotificationProperties {
        if (ping != null) {
            WebhookProperties.requireSafe(ping);
        }
        if (console != null && (console.getHost() == null || !SCHEMES.contains(console.getScheme()))) {
            throw new IllegalArgumentException(
                    "console is " + console + ", expected an address such as https://imports.example.com");
        }
    }
}
