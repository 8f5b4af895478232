package numberimport.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import numberimport.sandbox.PooledNumber;
import numberimport.sandbox.SandboxOptions;
import numberimport.sandbox.SandboxServer;
import numberimport.sandbox.TaskStatus;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** A folder, a ledger in an H2 file, a sandbox with a closed task, and an operator who writes down what is said. */
public final class ImportWorld implements AutoCloseable {

    final Path folder;
    public final SandboxServer sandbox;
    public final long task;
    final RecordingOperator operator = new RecordingOperator();
    final StopSignal stop = new StopSignal();
    private final Map<String, Object> properties = new HashMap<>();

    public ImportWorld(Path folder) {
        // Calls that an enabled task makes end within moments.
        this(folder, SandboxServer.start(SandboxOptions.defaults().withSpeed(600)));
    }

    ImportWorld(Path folder, SandboxServer sandbox) {
        this(folder, sandbox, sandbox.createTask("Task", TaskStatus.DISABLED));
    }

    ImportWorld(Path folder, SandboxServer sandbox, long task) {
        this.folder = folder;
        this.sandbox = sandbox;
        this.task = task;
        properties.put("number-import.data-dir", folder.resolve("data").toString());
        properties.put("number-import.api.base-url", sandbox.baseUrl());
        properties.put("number-import.api.email", sandbox.email());
        properties.put("number-import.api.token", sandbox.token());
        properties.put("number-import.api.processing-time", "2s");
    }

    public ImportWorld with(String property, Object value) {
        properties.put(property, value);
        return this;
    }

    /** A call for each row, made only when the one before was answered: after the second, the pool has a number for certain. */
    ImportWorld oneByOne() {
        return with("number-import.batch-size", 1).with("number-import.api.in-flight", 1);
    }

    /** The program breaks once the pool has one more number. */
    void breakAfterTheNextNumber() {
        var before = pool().size();
        operator.whenSending = () -> {
            if (pool().size() > before) {
                throw new IllegalStateException("a fault in the middle");
            }
        };
    }

    public Settings settings() {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return Settings.of(environment);
    }

    public Path file(String name, String... lines) {
        try {
            return Files.write(folder.resolve(name), List.of(lines), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of so many good rows, numbered from 1. */
    public Path goodRows(String name, int count) {
        var lines = new ArrayList<>(List.of("手机号,姓名"));
        for (var i = 1; i <= count; i++) {
            lines.add(number(i) + ",客户" + i);
        }
        return file(name, lines.toArray(String[]::new));
    }

    public static String number(int i) {
        return "1700000" + String.format("%04d", i);
    }

    public RunView launch(Path file) {
        return launch(file, options());
    }

    RunView launch(Path file, ImportOptions options) {
        return launch(file, options, stop);
    }

    public RunView launch(Path file, StopSignal stop) {
        return launch(file, options(), stop);
    }

    private RunView launch(Path file, ImportOptions options, StopSignal stop) {
        try (var launcher = launcher()) {
            return launcher.launch(
                    new ImportRequest(file, Accounts.of(settings()).of(Settings.DEFAULT_ACCOUNT), task, options),
                    operator,
                    stop);
        }
    }

    RunView resume(long run) {
        try (var launcher = launcher()) {
            return launcher.resume(run, operator, new StopSignal());
        }
    }

    RunView retry(long run, String... reasons) {
        try (var launcher = launcher()) {
            return launcher.retry(run, List.of(reasons), TaskHandling.NONE, operator, stop);
        }
    }

    public ImportLauncher launcher() {
        return ImportLauncher.open(settings(), Clock.systemUTC());
    }

    static ImportOptions options() {
        return options(null, null);
    }

    static ImportOptions deduping(String where) {
        return options(null, where, null, null);
    }

    static ImportOptions byProfile(String name) {
        return options(name, "file", null, null);
    }

    static ImportOptions options(Double maxRejected, String again) {
        return options(null, "file", maxRejected, again);
    }

    private static ImportOptions options(String profile, String dedupe, Double maxRejected, String again) {
        return new ImportOptions(
                profile,
                List.of(),
                List.of(),
                null,
                0,
                null,
                null,
                "CN",
                dedupe,
                List.of(),
                null,
                maxRejected,
                null,
                again,
                List.of(),
                TaskHandling.NONE);
    }

    public List<String> pool() {
        return sandbox.pool(task).stream().map(PooledNumber::cellphone).toList();
    }

    public long addCalls() {
        return calls("/add_numbers");
    }

    long poolReads() {
        return calls("/numbers");
    }

    private long calls(String end) {
        return sandbox.arrivals().stream()
                .filter(arrival -> arrival.path().endsWith(end))
                .count();
    }

    @Override
    public void close() {
        sandbox.close();
    }

    /** Says yes, and remembers. */
    static final class RecordingOperator implements Operator {

        final List<String> warnings = new ArrayList<>();
        final List<Plan> plans = new ArrayList<>();
        boolean yes = true;
        Runnable whenSending = () -> {};
        Runnable whenWaiting = () -> {};

        @Override
        public void found(FoundFile file) {}

        @Override
        public void checked(long rows) {}

        @Override
        public boolean approves(Plan plan) {
            plans.add(plan);
            return yes;
        }

        @Override
        public boolean goesOnDespite(List<String> differences) {
            warnings.addAll(differences);
            return yes;
        }

        @Override
        public void sent(Supplier<SendingProgress> progress) {
            whenSending.run();
        }

        @Override
        public void warned(String sentence) {
            warnings.add(sentence);
        }

        @Override
        public void waits(String sentence) {
            warnings.add(sentence);
            whenWaiting.run();
        }
    }
}
