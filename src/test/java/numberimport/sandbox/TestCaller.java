package numberimport.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Calls a sandbox as a stranger would: over HTTP, and with the signature as the document describes it. */
final class TestCaller {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String baseUrl;
    private final String email;
    private final String token;
    private final Clock clock;

    TestCaller(SandboxServer sandbox, Clock clock) {
        this(sandbox.baseUrl(), sandbox.email(), sandbox.token(), clock);
    }

    TestCaller(String baseUrl, String email, String token, Clock clock) {
        this.baseUrl = baseUrl;
        this.email = email;
        this.token = token;
        this.clock = clock;
    }

    TestCaller(SandboxServer sandbox) {
        this(sandbox, Clock.systemUTC());
    }

    String get(String path) throws IOException, InterruptedException {
        return get(path, signature());
    }

    String get(String path, Map<String, String> signature) throws IOException, InterruptedException {
        return send(request(path, signature).GET()).body();
    }

    String post(String path, String body) throws IOException, InterruptedException {
        return post(path, body, signature());
    }

    String post(String path, String body, Map<String, String> signature) throws IOException, InterruptedException {
        return exchange(path, body, signature).body();
    }

    String put(String path, String body) throws IOException, InterruptedException {
        return send(request(path, signature())
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body)))
                .body();
    }

    HttpResponse<String> exchange(String path, String body) throws IOException, InterruptedException {
        return exchange(path, body, signature());
    }

    HttpResponse<String> exchange(String path, String body, Map<String, String> signature)
            throws IOException, InterruptedException {
        return send(request(path, signature)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path, Map<String, String> signature) {
        var query = signature.entrySet().stream()
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(baseUrl + path + (path.contains("?") ? "&" : "?") + query))
                .timeout(Duration.ofSeconds(20));
    }

    Map<String, String> signature() {
        return signature(UUID.randomUUID().toString());
    }

    Map<String, String> signature(String nonce) {
        return signature(nonce, String.valueOf(clock.instant().getEpochSecond()));
    }

    Map<String, String> signature(String nonce, String timestamp) {
        return signature(email, token, nonce, timestamp);
    }

    static Map<String, String> signature(String email, String token, String nonce, String timestamp) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("email", email);
        parameters.put("timestamp", timestamp);
        parameters.put("sign", sha256(email + "&" + token + "&" + timestamp + "&" + nonce + "&v2"));
        parameters.put("nonce", nonce);
        parameters.put("sign_version", "v2");
        return parameters;
    }

    static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
