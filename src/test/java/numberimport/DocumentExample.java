package numberimport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** One example of the callout-task API's document: the call as a curl command, and its answer. */
public record DocumentExample(String name, String curl, String response) {

    private static final Pattern ADDRESS = Pattern.compile("curl https://demo\\.udesk\\.cn(/[^?\\s]*)\\?(\\S*)");
    private static final Pattern METHOD = Pattern.compile("-X (\\w+)");
    private static final Pattern BODY = Pattern.compile("-d '(.*)'", Pattern.DOTALL);

    public static DocumentExample named(String name) {
        return new DocumentExample(name, text(name + ".curl"), text(name + ".response.json"));
    }

    public String method() {
        var method = METHOD.matcher(curl);
        return method.find() ? method.group(1) : "GET";
    }

    /** Such as {@code /open_api_v1/cc_ad_tasks/1}. */
    public String path() {
        return address(1);
    }

    /** The parameters of the call itself, without those of its signature. */
    public Map<String, String> query() {
        var query = new LinkedHashMap<String, String>();
        for (var parameter : address(2).replace("×tamp=", "&timestamp=").split("&")) {
            var parts = parameter.split("=", 2);
            query.put(parts[0], parts[1]);
        }
        query.keySet().removeAll(java.util.List.of("email", "timestamp", "sign", "nonce", "sign_version"));
        return query;
    }

    /** The JSON that the call sends; empty where it sends none. The example of open leaves a choice, made by {@code open}. */
    public String body(boolean open) {
        var body = BODY.matcher(curl);
        return body.find() ? body.group(1).replace("true/false", String.valueOf(open)) : "";
    }

    public String body() {
        return body(true);
    }

    private String address(int group) {
        var address = ADDRESS.matcher(curl);
        if (!address.find()) {
            throw new IllegalStateException("No address in the example " + name);
        }
        return address.group(group);
    }

    private static String text(String file) {
        try (var in = DocumentExample.class.getResourceAsStream("/numberimport/document/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no example " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
