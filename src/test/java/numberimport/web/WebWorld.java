package numberimport.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import numberimport.access.Role;
import numberimport.access.Tokens;
import numberimport.intake.Intake;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.ImportWorld;
import numberimport.pipeline.StopSignal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server over real HTTP, with lanes that work on what is asked for, a ledger in an H2 file, a sandbox, and a token for each role. */
public final class WebWorld implements AutoCloseable {

    private static final String BOUNDARY = "----boundary";

    public final ImportWorld world;
    final ImportLauncher launcher;
    final WebServer server;
    private final Map<Role, String> tokens = new EnumMap<>(Role.class);
    private final Intake intake;
    private final StopSignal stop = new StopSignal();
    private final Thread lanes;
    private final HttpClient http = HttpClient.newHttpClient();

    /** With pages besides. */
    public WebWorld(Path home, Class<?>... pages) {
        this(home, world -> world, pages);
    }

    /** With other settings. */
    public WebWorld(Path home, UnaryOperator<ImportWorld> settings, Class<?>... pages) {
        world = settings.apply(new ImportWorld(home)
                .with("server.port", 0)
                .with("number-import.drop-folder.path", home.resolve("drop").toString())
                .with("number-import.profiles-dir", home.resolve("profiles").toString())
                .with("number-import.web.folders", home.resolve("exports").toString()));
        launcher = world.launcher();
        var keys = new Tokens(launcher, world.settings(), Clock.systemUTC());
        for (var role : Role.values()) {
            tokens.put(role, keys.issue(role.word(), role, "test"));
        }
        server = WebServer.start(() -> launcher, world.settings(), Clock.systemUTC(), pages);
        intake = Intake.open(launcher, world.settings(), Clock.systemUTC(), server::ended);
        lanes = new Thread(() -> intake.watch(stop), "test lanes");
        lanes.start();
    }

    /** Such as {@code http://127.0.0.1:40123}. */
    public String address() {
        return server.address();
    }

    /** What somebody of this role shows. */
    public String token(Role role) {
        return Objects.requireNonNull(tokens.get(role));
    }

    /** An answer: its status, headers and body. */
    record Answer(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(text());
        }

        String code() {
            return json().path("code").asString();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /** One part of an upload besides the file. */
    record Field(String name, String value) {}

    Answer get(Role role, String path) {
        return send(request(role, path).GET());
    }

    Answer post(Role role, String path) {
        return send(request(role, path).POST(BodyPublishers.noBody()));
    }

    Answer post(Role role, String path, String json) {
        return send(
                request(role, path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    Answer put(Role role, String path, String json) {
        return send(
                request(role, path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    Answer delete(Role role, String path) {
        return send(request(role, path).DELETE());
    }

    Answer upload(Role role, String path, String fileName, String content, Field... fields) {
        return send(uploading(role, path, fileName, content, fields));
    }

    HttpRequest.Builder uploading(Role role, String path, String fileName, String content, Field... fields) {
        var parts = new ArrayList<String>();
        for (var field : fields) {
            parts.add("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field.name() + "\"\r\n\r\n"
                    + field.value() + "\r\n");
        }
        parts.add("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n--" + BOUNDARY + "--\r\n");
        return request(role, path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofString(String.join("", parts)));
    }

    HttpRequest.Builder request(Role role, String path) {
        return open(path).header("Authorization", "Bearer " + tokens.get(role));
    }

    /** Without a token. */
    HttpRequest.Builder open(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The launch once it has ended, seen by its stream of events, which ends then. */
    JsonNode ended(Answer accepted) {
        var events = get(Role.VIEWER, accepted.header("Location") + "/events").text();
        var last = events.lines().filter(line -> line.startsWith("data:")).reduce((one, next) -> next);
        return JsonMapper.shared().readTree(last.orElseThrow().substring("data:".length()));
    }

    List<String> pool() {
        return world.pool();
    }

    @Override
    public void close() {
        stop.stop("the test ends");
        intake.close();
        try {
            lanes.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.close();
        launcher.close();
        world.close();
    }
}
