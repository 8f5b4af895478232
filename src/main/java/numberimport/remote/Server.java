package numberimport.remote;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import numberimport.api.ApiAccount;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import org.springframework.web.util.UriUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a server by HTTP, in JSON. What it refuses is a problem with its code, hint and exit code, as if it had been asked here. Follows
 * no redirect; never shows the token.
 */
final class Server {

    static final String YAML = "application/yaml";

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private final URI address;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    Server(URI address, String token) {
        if (!ApiAccount.isSafe(address)) {
            throw problem(
                    "SERVER_UNSAFE",
                    "--server is " + address + ", expected https; plain http is for this machine only.",
                    "for example --server https://import.example.com",
                    ExitCode.USAGE);
        }
        this.address = address;
        this.token = token;
    }

    <T> T get(String path, Class<T> type) {
        return read(send(request(path).GET()), type);
    }

    <T> T post(String path, Object body, Class<T> type) {
        return read(send(json(path).POST(json(body))), type);
    }

    <T> T patch(String path, Object body, Class<T> type) {
        return read(send(json(path).method("PATCH", json(body))), type);
    }

    <T> T put(String path, Object body, Class<T> type) {
        return read(send(json(path).PUT(json(body))), type);
    }

    /** The same on a condition about what is there, {@code If-None-Match} or {@code If-Match}. */
    <T> T putIf(String condition, String path, Object body, Class<T> type) {
        return read(send(json(path).header(condition, "*").PUT(json(body))), type);
    }

    /** A text of that type as it is, instead of JSON. */
    String text(String path, String type) {
        try (var text = send(request(path)
                .setHeader("Accept", type + ", application/problem+json")
                .GET())) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    <T> T putText(String path, String type, String text, Class<T> answer) {
        return read(send(request(path).header("Content-Type", type).PUT(BodyPublishers.ofString(text))), answer);
    }

    void delete(String path) {
        try (var nothing = send(request(path).DELETE())) {
            nothing.readAllBytes();
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** A name as a part of a path. */
    static String segment(String name) {
        return UriUtils.encode(name, StandardCharsets.UTF_8);
    }

    /** Sends a file, and in a part beside it what is wished for it. */
    <T> T upload(String path, Path file, Object wish, Class<T> type) {
        var boundary = UUID.randomUUID().toString();
        return read(
                send(request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(form(boundary, file, JSON.writeValueAsString(wish)))),
                type);
    }

    /** The bytes of an answer, to be closed. */
    InputStream download(String path) {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        var base = address.toString().replaceFirst("/+$", "");
        return HttpRequest.newBuilder(URI.create(base + "/api/v1" + path))
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/octet-stream");
    }

    private HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    private static BodyPublisher json(Object body) {
        return BodyPublishers.ofString(JSON.writeValueAsString(body));
    }

    private static BodyPublisher form(String boundary, Path file, String wish) {
        var start = new StringBuilder("--" + boundary)
                .append("\r\nContent-Disposition: form-data; name=\"wish\"\r\nContent-Type: application/json\r\n\r\n")
                .append(wish)
                .append("\r\n");
        var name = file.getFileName().toString().replaceAll("[\"\\r\\n\\\\]", "_");
        start.append("--")
                .append(boundary)
                .append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
                .append(name)
                .append("\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        try {
            return BodyPublishers.concat(
                    BodyPublishers.ofString(start.toString()),
                    BodyPublishers.ofFile(readable(file)),
                    BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        } catch (FileNotFoundException e) {
            throw notFound(file);
        }
    }

    private static Path readable(Path file) {
        if (!Files.isRegularFile(file)) {
            throw notFound(file);
        }
        if (!Files.isReadable(file)) {
            throw problem("FILE_UNREADABLE", file + " can't be read.", "check its permissions", ExitCode.REFUSED);
        }
        return file;
    }

    private static ProblemException notFound(Path file) {
        return problem(
                "FILE_NOT_FOUND", file + ": no such file, expected one to send.", "check the path", ExitCode.REFUSED);
    }

    private InputStream send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofInputStream());
            if (answer.statusCode() / 100 != 2) {
                throw refused(answer);
            }
            return answer.body();
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(e);
        }
    }

    private <T> T read(InputStream body, Class<T> type) {
        try (body) {
            var answer = JSON.readValue(body, type);
            if (answer == null) {
                throw unclear("null");
            }
            return answer;
        } catch (IOException | JacksonException e) {
            throw unclear(e.getClass().getSimpleName());
        }
    }

    private ProblemException unclear(String found) {
        return problem(
                RemoteServer.UNCLEAR,
                "What " + address + " answered is no answer of number-import: " + found + ".",
                "check the address, and that both are of one version",
                ExitCode.API_FAILED);
    }

    private ProblemException refused(HttpResponse<InputStream> answer) throws IOException {
        JsonNode body;
        try (var in = answer.body()) {
            body = JSON.readTree(new String(in.readNBytes(1 << 16), StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            body = JSON.createObjectNode();
        }
        var code = body.path("code").asString("SERVER_REFUSED");
        var status = answer.statusCode();
        var exit = status == 401 || status == 403 || status == 429 ? ExitCode.CONFIGURATION : exit(body, status);
        return problem(
                code,
                body.path("detail").asString("The server answered " + status + "."),
                body.path("hint").asString("the log of the server says more"),
                exit);
    }

    private static ExitCode exit(JsonNode body, int status) {
        var code = body.path("exit").asInt(status >= 500 ? ExitCode.API_FAILED.code() : ExitCode.USAGE.code());
        return Arrays.stream(ExitCode.values())
                .filter(exit -> exit.code() == code)
                .findFirst()
                .orElse(ExitCode.API_FAILED);
    }

    private ProblemException unreachable(Exception e) {
        return problem(
                "SERVER_UNREACHABLE",
                address + " does not answer: " + e.getClass().getSimpleName() + ".",
                "check the address, and that number-import serve is at work there",
                ExitCode.API_FAILED);
    }

    private static ProblemException problem(String code, String message, String hint, ExitCode exit) {
        return new ProblemException(new Problem(code, message, hint, exit));
    }
}
