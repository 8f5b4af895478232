package numberimport.api;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Requests of one account, each with its signature in the query. */
final class SignedRequests {

    private final ApiAccount account;
    private final Duration timeout;

    SignedRequests(ApiAccount account, Duration timeout) {
        this.account = account;
        this.timeout = timeout;
    }

    HttpRequest get(String path, List<String> query, CallStamp stamp) {
        return builder(path, query, stamp).GET().build();
    }

    /** A request of another method, with a JSON body. */
    HttpRequest write(String method, String path, HttpRequest.BodyPublisher body, CallStamp stamp) {
        return builder(path, List.of(), stamp)
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
    }

    private HttpRequest.Builder builder(String path, List<String> query, CallStamp stamp) {
        var timestamp = stamp.signedAt().getEpochSecond();
        var parameters = new ArrayList<>(query);
        parameters.add("email=" + URLEncoder.encode(account.email(), StandardCharsets.UTF_8));
        parameters.add("timestamp=" + timestamp);
        parameters.add("sign=" + Signature.of(account, timestamp, stamp.nonce()));
        parameters.add("nonce=" + stamp.nonce());
        parameters.add("sign_version=" + Signature.VERSION);
        return HttpRequest.newBuilder(URI.create(account.baseUrl() + path + "?" + String.join("&", parameters)))
                .timeout(timeout)
                .header("Accept", "application/json");
    }
}
