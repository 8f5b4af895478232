package numberimport.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** A server on a bare socket that does with each arrival exactly what the script says, down to the byte. */
final class ScriptedServer implements AutoCloseable {

    /** One request as it came over the wire. */
    record Request(String method, String path, Map<String, String> query, String headers, String body) {}

    /** What to do with one arrival: how much of it to read (-1: all), what to answer, and how to part. */
    record Step(int read, ByteBuffer answer, End end) {
        Step(int read, byte[] answer, End end) {
            this(read, ByteBuffer.wrap(answer), end);
        }
    }

    enum End {
        CLOSE,
        RESET,
        /** The connection stays open for the next request. */
        KEEP,
        /** The connection stays open without another byte. */
        HANG,
        /** Bytes follow until the client hangs up. */
        ENDLESS
    }

    private static final int ALL = -1;
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Step> script = new ArrayDeque<>();
    private final List<Request> requests = new ArrayList<>();
    private final CountDownLatch hungUp = new CountDownLatch(1);
    private int arrivals;

    ScriptedServer(Step... script) {
        this.script.addAll(List.of(script));
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    static Step json(String body) {
        return http(200, body);
    }

    static Step http(int status, String body) {
        return new Step(ALL, response(status, "Connection: close\r\n", body), End.CLOSE);
    }

    static Step kept(String body) {
        return new Step(ALL, response(200, "", body), End.KEEP);
    }

    /** An answer that breaks off after {@code bytes} of its body. */
    static Step brokenOff(String body, int bytes) {
        var whole = response(200, "Connection: close\r\n", body);
        var missing = body.getBytes(StandardCharsets.UTF_8).length - bytes;
        return new Step(ALL, Arrays.copyOf(whole, whole.length - missing), End.CLOSE);
    }

    /** Resets the connection when so many bytes of the request have come. */
    static Step resetAfter(int bytes) {
        return new Step(bytes, new byte[0], End.RESET);
    }

    static Step silent(End end) {
        return new Step(ALL, new byte[0], end);
    }

    static byte[] response(int status, String headers, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = "HTTP/1.1 " + status + " Said\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length
                + "\r\n" + headers + "\r\n";
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(bytes);
        return whole.toByteArray();
    }

    String address() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/open_api_v1";
    }

    /** How many requests began to arrive. */
    synchronized int arrivals() {
        return arrivals;
    }

    synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Done when the client has hung up on an endless answer. */
    CountDownLatch hungUp() {
        return hungUp;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                var connection = socket.accept();
                threads.execute(() -> serve(connection));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            if (refusesToRead()) {
                connection.setSoLinger(true, 0);
                return;
            }
            var in = new PushbackInputStream(connection.getInputStream());
            for (var first = in.read(); first >= 0; first = in.read()) {
                in.unread(first);
                if (!act(connection, in, next())) {
                    return;
                }
            }
        } catch (IOException e) {
            hungUp.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean refusesToRead() {
        var refuses = script.peek() != null && script.peek().read() == 0;
        if (refuses) {
            script.remove();
        }
        return refuses;
    }

    private synchronized Step next() {
        arrivals++;
        var step = script.poll();
        return step == null ? silent(End.RESET) : step;
    }

    /** Whether the connection stays open for another request. */
    private boolean act(Socket connection, InputStream in, Step step) throws IOException, InterruptedException {
        if (step.read() == ALL) {
            read(in);
        } else {
            in.readNBytes(step.read());
        }
        var out = connection.getOutputStream();
        out.write(step.answer().array(), 0, step.answer().limit());
        out.flush();
        switch (step.end()) {
            case RESET -> connection.setSoLinger(true, 0);
            case HANG -> new CountDownLatch(1).await();
            case ENDLESS -> {
                while (true) {
                    out.write(new byte[8192]);
                }
            }
            default -> {}
        }
        return step.end() == End.KEEP;
    }

    private void read(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            var next = in.read();
            if (next < 0) {
                return;
            }
            head.append((char) next);
        }
        var length = LENGTH.matcher(head);
        var body = new String(
                in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0), StandardCharsets.UTF_8);
        var line = head.substring(0, head.indexOf("\r\n")).split(" ", 3);
        var target = line[1].split("\\?", 2);
        synchronized (this) {
            requests.add(new Request(line[0], target[0], query(target[1]), head.toString(), body));
        }
    }

    private static Map<String, String> query(String text) {
        var query = new LinkedHashMap<String, String>();
        for (var parameter : text.split("&", -1)) {
            var parts = parameter.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }
}
