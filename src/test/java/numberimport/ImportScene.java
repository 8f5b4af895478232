package numberimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import numberimport.sandbox.Arrival;
import numberimport.sandbox.Fault;
import numberimport.sandbox.PooledNumber;
import numberimport.sandbox.SandboxOptions;
import numberimport.sandbox.SandboxServer;
import numberimport.sandbox.TaskStatus;

/** One import with all it needs: a file, a task in a sandbox of its own, a database of its own, and processes that work on it. */
final class ImportScene implements AutoCloseable {

    static final int BATCH_SIZE = 2;

    /** Less than the API's second: the processes share this machine's cores with the sandbox, whose delays don't count against them. */
    static final Duration GAP = Duration.ofMillis(600);

    private static final List<Integer> ENDED = List.of(0, 3);
    private static final int MOST_RESUMES = 4;
    private static final int LINES_TOLD = 80;

    private final Path folder;
    private final Leads leads;
    private final SandboxServer sandbox;
    private final long task;
    private final Map<String, String> settings = new HashMap<>();

    private ImportScene(Path folder, Leads leads, Map<String, String> database) {
        this.folder = folder;
        this.leads = leads;
        this.sandbox = SandboxServer.start(SandboxOptions.defaults()
                .withMinGap(GAP)
                // The budget of reads is each process's own, and here one follows the other within seconds.
                .withCallsPerMinute(1000)
                .withCredentials("marker-of-the-mail@sandbox.example", "marker-of-the-token"));
        this.task = sandbox.createTask("Task", TaskStatus.DISABLED);
        settings.putAll(database);
        settings.put("number-import.data-dir", folder.resolve("data").toString());
        settings.put("number-import.batch-size", String.valueOf(BATCH_SIZE));
        settings.put("number-import.api.base-url", sandbox.baseUrl());
        settings.put("number-import.api.email", sandbox.email());
        settings.put("number-import.api.token", sandbox.token());
        settings.put("number-import.api.processing-time", "4s");
    }

    /** A scene below {@code place}, with a file of good and bad rows; {@code database} is empty for the embedded one. */
    static ImportScene of(Path place, int good, int bad, Map<String, String> database) {
        try {
            var folder = Files.createTempDirectory(place, "scene");
            return new ImportScene(folder, Leads.write(folder, good, bad), database);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Path folder() {
        return folder;
    }

    Leads leads() {
        return leads;
    }

    SandboxServer sandbox() {
        return sandbox;
    }

    Map<String, String> settings() {
        return settings;
    }

    PackagedJar jar() {
        var jar = ArchivedJar.in(folder);
        settings.forEach((name, value) -> jar.with(variable(name), value));
        return jar;
    }

    String[] importing() {
        return new String[] {"import", leads.file().toString(), "-t", String.valueOf(task), "-y"};
    }

    static String[] resuming() {
        return new String[] {"resume", "1"};
    }

    /** Lets the {@code turn}th sending from the start of the scene go wrong. */
    void spoil(int turn, String misbehaviour) {
        sandbox.inject(Fault.parse(turn + ":" + misbehaviour));
    }

    /** Starts a command once, and then resumes the run until it comes to its end. */
    void finish(String... first) {
        var ended = jar().run(first);
        for (var resumed = 0; !ENDED.contains(ended.exit()) && resumed < MOST_RESUMES; resumed++) {
            ended = jar().run(resuming());
        }
        assertThat(ended.exit()).as(ended.err()).isIn(ENDED);
    }

    /** What its processes wrote down last. */
    String endOfLog() {
        try {
            var all = log(folder);
            return String.join("\n", all.subList(Math.max(0, all.size() - LINES_TOLD), all.size()));
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    /** The lines that processes with this working folder have logged, of every day. */
    static List<String> log(Path folder) throws IOException {
        try (var files = Files.list(folder.resolve("data/logs"))) {
            var lines = new ArrayList<String>();
            for (var file : files.sorted().toList()) {
                lines.addAll(Files.readAllLines(file));
            }
            return lines;
        }
    }

    List<Arrival> sendings() {
        return sandbox.arrivals().stream()
                .filter(arrival -> arrival.path().endsWith("/add_numbers"))
                .toList();
    }

    List<String> pool() {
        return sandbox.pool(task).stream().map(PooledNumber::cellphone).toList();
    }

    @Override
    public void close() {
        sandbox.close();
    }

    private static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
