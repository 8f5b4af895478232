package numberimport.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server's process with Java's own defaults: how long until it is ready, and what it holds when nobody asks it for anything. */
record ServingProcess(Duration ready, long idleMebibytes) {

    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final long LOOK_EVERY_MILLIS = 10;

    /** {@code path} answers 200 when it is ready. */
    static ServingProcess run(Path folder, List<String> command, String path) throws IOException, InterruptedException {
        var port = freePort();
        var builder = JavaProcess.withoutSettings(new ProcessBuilder(command))
                .directory(Files.createDirectories(folder).toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment()
                .putAll(Map.of("SERVER_PORT", port + "", "SERVER_ADDRESS", "127.0.0.1", "LC_ALL", "C.UTF-8"));
        var started = System.nanoTime();
        var process = builder.start();
        try {
            awaitReady(process, URI.create("http://127.0.0.1:" + port + path));
            var ready = Duration.ofNanos(System.nanoTime() - started);
            TimeUnit.MILLISECONDS.sleep(IDLE.toMillis());
            return new ServingProcess(ready, residentMebibytes(process.pid()));
        } finally {
            process.destroy();
            process.onExit().join();
        }
    }

    double seconds() {
        return ready.toMillis() / 1000.0;
    }

    private static void awaitReady(Process process, URI address) throws InterruptedException {
        var http = HttpClient.newHttpClient();
        var question =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
        var until = System.nanoTime() + LONGEST.toNanos();
        while (!isReady(http, question)) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new IllegalStateException(address + " does not get ready.");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private static boolean isReady(HttpClient http, HttpRequest question) throws InterruptedException {
        try {
            return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** As Linux tells it, 0 elsewhere. */
    private static long residentMebibytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
