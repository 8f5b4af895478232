package numberimport.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import numberimport.sandbox.Arrival;
import numberimport.sandbox.Fault;
import numberimport.sandbox.SandboxOptions;
import numberimport.sandbox.SandboxServer;
import numberimport.sandbox.TaskStatus;

/**
 * A sandbox with one closed task in a process of its own, so that its delays are not the client's. Asked through its standard
 * input, which disturbs it less than calls would; ends with this process.
 */
final class SandboxProcess implements AutoCloseable {

    private static final String CALLS = "calls";
    private static final String DOOR = "door";
    private static final String END = ".";

    private final Process process;
    private final PrintWriter questions;
    private final BufferedReader answers;
    private final Access access;

    private SandboxProcess(Process process) {
        this.process = process;
        questions = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var words = line().split(" ");
        access = new Access(words[0], words[1], words[2], Long.parseLong(words[3]));
    }

    /** Each answer to add_numbers comes after {@code answer}; calls closer than {@code minGap} are refused. */
    static SandboxProcess start(Duration answer, Duration minGap) {
        return new SandboxProcess(JavaProcess.start(
                List.of(
                        "-cp",
                        JavaProcess.CLASS_PATH,
                        SandboxProcess.class.getName(),
                        "all:slow=" + answer.toMillis() + "ms",
                        minGap.toString()),
                Map.of(),
                new ProcessBuilder().redirectError(ProcessBuilder.Redirect.INHERIT)));
    }

    Access access() {
        return access;
    }

    /** How many calls of add_numbers have come so far. */
    int calls() {
        questions.println(CALLS);
        return Integer.parseInt(line());
    }

    Door door() {
        questions.println(DOOR);
        var calls = new ArrayList<Door.Call>();
        var pool = new ArrayList<String>();
        for (var line = line(); !line.equals(END); line = line()) {
            var words = line.split(" ");
            if (words.length == 1) {
                pool.add(words[0]);
            } else {
                calls.add(new Door.Call(
                        Long.parseLong(words[0]), Integer.parseInt(words[1]), Integer.parseInt(words[2])));
            }
        }
        return new Door(calls, pool);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private String line() {
        try {
            var line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("The sandbox has ended.");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sandbox's side. */
    public static void main(String[] arguments) throws IOException {
        var server = SandboxServer.start(SandboxOptions.defaults()
                .withFaults(List.of(Fault.parse(arguments[0])))
                .withMinGap(Duration.parse(arguments[1])));
        var task = server.createTask("Benchmark", TaskStatus.DISABLED);
        System.out.println(String.join(" ", server.baseUrl(), server.email(), server.token(), task + ""));
        var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var question = questions.readLine(); question != null; question = questions.readLine()) {
            var adds = server.arrivals().stream()
                    .filter(arrival -> arrival.path().endsWith("/add_numbers"))
                    .toList();
            if (question.equals(CALLS)) {
                System.out.println(adds.size());
            } else {
                tell(adds, server, task);
            }
        }
        System.exit(0);
    }

    private static void tell(List<Arrival> adds, SandboxServer server, long task) {
        var lines = new StringBuilder();
        adds.forEach(add -> lines.append("%d %d %d%n".formatted(add.nanoTime(), add.code(), add.applied())));
        server.pool(task).forEach(number -> lines.append(number.cellphone()).append(System.lineSeparator()));
        System.out.println(lines + END);
    }

    /** What a client needs to import into the task. */
    record Access(String baseUrl, String email, String token, long task) {}
}
