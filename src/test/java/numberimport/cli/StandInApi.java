package numberimport.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A server that answers each call of the API as the test says, and notes what arrived. */
final class StandInApi implements AutoCloseable {

    private static final String ROOT = "/open_api_v1/cc_ad_tasks";
    private static final String LOST = "";

    private final HttpServer server;
    private final Map<String, Deque<String>> answers = new HashMap<>();
    private final List<Request> requests = new ArrayList<>();

    /** A call such as {@code POST /16/open}, its parameters without those of the signature, and its body. */
    record Request(String call, Map<String, String> query, String body) {}

    StandInApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(ROOT, this::answer);
        server.start();
    }

    /** The answers to this call one after the other; the last one stays. */
    StandInApi answering(String call, String... bodies) {
        answers.computeIfAbsent(call, any -> new ArrayDeque<>()).addAll(List.of(bodies));
        return this;
    }

    /** The connection breaks instead of an answer. */
    StandInApi losing(String call) {
        return answering(call, LOST);
    }

    synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    List<String> calls() {
        return requests().stream().map(Request::call).toList();
    }

    String body(int request) {
        return requests().get(request).body();
    }

    /** Runs a command against this server. */
    CommandRun run(Path dataDir, String... args) {
        return against("http://127.0.0.1:" + server.getAddress().getPort() + "/open_api_v1", dataDir, args);
    }

    static CommandRun against(String address, Path dataDir, String... args) {
        var settings = Map.of("base-url", address, "email", "mail@company.cn", "token", "secret-token");
        settings.forEach((key, value) -> System.setProperty("number-import.api." + key, value));
        try {
            return CommandRun.in(dataDir, args);
        } finally {
            settings.keySet().forEach(key -> System.clearProperty("number-import.api." + key));
        }
    }

    static String details(long id, String name, int status) {
        return """
                {"code":1000,"item":{"id":%d,"name":"%s","status":%d,"task_type":1,"customer_count":2}}""".formatted(id, name, status);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath().substring(ROOT.length());
            var request = new Request(
                    (exchange.getRequestMethod() + " " + path).strip(),
                    parameters(exchange.getRequestURI().getQuery()),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var answer = next(request);
            if (!answer.equals(LOST)) {
                var bytes = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private synchronized String next(Request request) {
        requests.add(request);
        var script = answers.getOrDefault(request.call(), new ArrayDeque<>());
        if (script.isEmpty()) {
            return "{\"code\":999999,\"message\":\"not in the script\"}";
        }
        return script.size() == 1 ? script.element() : script.remove();
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new TreeMap<String, String>();
        for (var parameter : query.split("&")) {
            var parts = parameter.split("=", 2);
            parameters.put(parts[0], parts[1]);
        }
        List.of("email", "timestamp", "sign", "nonce", "sign_version").forEach(parameters::remove);
        return parameters;
    }
}
