package numberimport.pipeline;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told how launches ended, below number-import.notifications.
 *
 * @param webhooks addresses that get a signed message, by name
 * @param ping address of a dead-man's switch: asked for after each launch that went well, with /EXIT behind it after others
 * @param mail who gets a letter
 */
public record NotificationProperties(
        @DefaultValue Map<String, WebhookProperties> webhooks,
        @Nullable URI ping,
        @DefaultValue MailProperties mail) {

    public NotificationProperties {
        if (ping != null) {
            WebhookProperties.requireSafe(ping);
        }
    }
}
