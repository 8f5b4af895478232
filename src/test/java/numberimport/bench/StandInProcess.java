package numberimport.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** An {@link ApiStandIn} at work, asked through its standard input, which disturbs it less than calls would. */
final class StandInProcess implements AutoCloseable {

    static final String CLOSE = "close";
    static final String CALLS = "calls";
    private static final String ARRIVALS = "arrivals";

    private final Process process;
    private final int accounts;
    private final PrintWriter questions;
    private final BufferedReader answers;
    private final String baseUrl;

    private StandInProcess(Process process, int accounts) {
        this.process = process;
        this.accounts = accounts;
        questions = new PrintWriter(process.getOutputStream(), true, UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        baseUrl = line();
    }

    static StandInProcess start(int accounts) {
        var command = List.of(
                "-Dsun.net.httpserver.nodelay=true",
                "-Dsun.net.httpserver.maxIdleConnections=10000",
                "-cp",
                JavaProcess.CLASS_PATH,
                ApiStandIn.class.getName(),
                String.valueOf(accounts));
        var builder = new ProcessBuilder().redirectError(ProcessBuilder.Redirect.INHERIT);
        return new StandInProcess(JavaProcess.start(command, Map.of(), builder), accounts);
    }

    /** What an account has sent: how many numbers, and when each call arrived, on the clock of {@link System#nanoTime}. */
    record Sent(long numbers, List<Long> arrivals) {}

    /** What all accounts have sent, and how often a pool was asked for. */
    record Seen(List<Sent> accounts, long poolReads) {}

    String baseUrl() {
        return baseUrl;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** The tasks, which were enabled, are closed: numbers can be added from now on. */
    void closeTasks() {
        questions.println(CLOSE);
        line();
    }

    long calls() {
        questions.println(CALLS);
        return Long.parseLong(line());
    }

    Seen seen() {
        questions.println(ARRIVALS);
        var sent = new ArrayList<Sent>();
        for (var i = 0; i < accounts; i++) {
            var words = line().split(" ");
            sent.add(new Sent(
                    Long.parseLong(words[0]),
                    Arrays.stream(words).skip(1).map(Long::valueOf).sorted().toList()));
        }
        return new Seen(sent, Long.parseLong(line()));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private String line() {
        try {
            var line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("The stand-in of the API has ended.");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
