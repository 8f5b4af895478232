package numberimport.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Stands before a server; whoever reads something there meets, the first times, a connection that breaks or a 502 in turn. */
final class StumblingProxy implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final URI behind;
    private final int stumbles;
    private final Map<URI, Integer> reads = new HashMap<>();

    /** {@code stumbles} are the times for each thing that is read. */
    StumblingProxy(String behind, int stumbles) {
        this.behind = URI.create(behind);
        this.stumbles = stumbles;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var reading = exchange.getRequestMethod().equals("GET")
                    ? reads.merge(exchange.getRequestURI(), 1, Integer::sum)
                    : Integer.MAX_VALUE;
            if (reading > stumbles) {
                var answer = passedOn(exchange);
                answer(exchange, answer.statusCode(), answer.body());
            } else if (reading % 2 == 0) {
                answer(exchange, 502, "<html>Bad Gateway</html>".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private HttpResponse<byte[]> passedOn(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var request = HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (var header : new String[] {"Authorization", "Content-Type", "Accept"}) {
            var value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                request.header(header, value);
            }
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
