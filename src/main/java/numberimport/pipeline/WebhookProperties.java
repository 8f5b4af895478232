package numberimport.pipeline;

import java.net.URI;
import numberimport.api.ApiAccount;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told of the end of each launch, below number-import.notifications.webhooks.NAME. Never shows the secret.
 *
 * @param url https, or http on this machine
 * @param secret what the message is signed with, at least 24 characters
 * @param problemsOnly whether launches that went well are passed over
 */
public record WebhookProperties(
        URI url, String secret, @DefaultValue("false") boolean problemsOnly) {

    private static final int LEAST_SECRET = 24;

    public WebhookProperties {
        requireSafe(url);
        if (secret == null || secret.length() < LEAST_SECRET) {
            throw new IllegalArgumentException("the secret is missing or short, expected at least " + LEAST_SECRET
                    + " characters that nobody can guess");
        }
    }

    static void requireSafe(URI url) {
        if (url == null || !ApiAccount.isSafe(url)) {
            throw new IllegalArgumentException(
                    "url is " + url + ", expected https; plain http is for this machine only");
        }
    }

    @Override
    public String toString() {
        return "WebhookProperties[url=" + url + "]";
    }
}
