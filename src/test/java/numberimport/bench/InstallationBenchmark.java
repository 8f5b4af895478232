package numberimport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * Measures how soon number-import is at work as it is installed, by its start script and with its classes archived, beside the plain
 * jar in the same run. Not a test of the usual build: {@code mvn -Pbench verify -Dit.test=InstallationBenchmark} runs it and nothing
 * else, in about six minutes.
 */
class InstallationBenchmark {

    private static final Path FOLDER = Path.of("target/installation-benchmark").toAbsolutePath();
    private static final Path REPORT = Path.of("target/installation-benchmark.md");
    private static final Path SCRIPTS = Path.of("config/bin");
    private static final Path INSTALLED = FOLDER.resolve("installed");
    private static final int ROWS = 300;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);

    private static final List<String> PLAIN = List.of(JavaProcess.JAVA, "-jar", Way.JAR.toString());
    private static final List<String> INSTALLATION =
            List.of(INSTALLED.resolve("number-import").toString());

    /** Gives how long it took by a way to start the program. */
    @FunctionalInterface
    private interface Start {
        Duration by(List<String> program) throws IOException, InterruptedException;
    }

    /** What is started, and in how many seconds the installed one has to be at work. */
    private record Work(String name, double most, Start start) {}

    @Test
    void isAtWorkSoonOnceItIsInstalled() throws IOException, InterruptedException {
        install();
        var file = Files.write(
                FOLDER.resolve("customers.csv"),
                IntStream.rangeClosed(0, ROWS)
                        .mapToObj(row -> row == 0 ? "手机号" : "1700000%04d".formatted(row))
                        .toList());
        var home = Files.createDirectories(FOLDER.resolve("home"));
        toItsEnd(PLAIN, home, "import", file.toString(), "--sandbox", "-y");
        var works = List.of(
                new Work("`--version`", 0.5, program -> toItsEnd(program, home, "--version")),
                new Work("`runs`", 1, program -> toItsEnd(program, home, "runs")),
                new Work("`show 1`", 1, program -> toItsEnd(program, home, "show", "1")),
                new Work("`import` of 300 rows, to its first call", 3, program -> toFirstCall(program, file)),
                new Work("`serve`, to ready, in a new data folder", 5, InstallationBenchmark::toReady));

        var lines = new ArrayList<>(List.of(
                "# At work after",
                "",
                "%d starts each, medians; load average %.2f before.".formatted(ROUNDS, BenchmarkReport.load()),
                "",
                "| | plain jar | installed | at most | |",
                "|---|---|---|---|---|"));
        var late = new ArrayList<String>();
        for (var work : works) {
            var plain = new ArrayList<Duration>();
            var installed = new ArrayList<Duration>();
            for (var round = 0; round < ROUNDS; round++) {
                plain.add(work.start.by(PLAIN));
                installed.add(work.start.by(INSTALLATION));
            }
            var reached = seconds(installed) <= work.most;
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %.2f s | %.2f s | %.1f s | %s |",
                    work.name,
                    seconds(plain),
                    seconds(installed),
                    work.most,
                    reached ? "reached" : "missed"));
            if (!reached) {
                late.add(work.name);
            }
        }
        Files.write(REPORT, lines);
        lines.forEach(System.out::println);

        assertThat(late).isEmpty();
    }

    private static void install() throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(FOLDER);
        Files.createDirectories(INSTALLED);
        Files.copy(Way.JAR, INSTALLED.resolve("number-import.jar"));
        FileSystemUtils.copyRecursively(SCRIPTS, INSTALLED);
        for (var script : List.of("number-import", "archive-classes")) {
            assertThat(INSTALLED.resolve(script).toFile().setExecutable(true)).isTrue();
        }
        toItsEnd(List.of(INSTALLED.resolve("archive-classes").toString()), FOLDER);
    }

    private static Process started(List<String> program, Path folder, Way.Errand errand, String... words)
            throws IOException {
        var builder = builder(program, folder, words);
        builder.environment().putAll(Way.NUMBER_IMPORT.environment(errand));
        return builder.start();
    }

    private static ProcessBuilder builder(List<String> program, Path folder, String... words) {
        var command = new ArrayList<>(program);
        command.addAll(List.of(words));
        return JavaProcess.withoutSettings(new ProcessBuilder(command))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile());
    }

    private static Duration toItsEnd(List<String> program, Path folder, String... words)
            throws IOException, InterruptedException {
        var begun = System.nanoTime();
        var exit = builder(program, folder, words).start().waitFor();
        var took = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(exit).as(Files.readString(folder.resolve("out.txt"))).isZero();
        return took;
    }

    private static Duration toFirstCall(List<String> program, Path file) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory(FOLDER, "import");
        try (var sandbox = SandboxProcess.start(Duration.ZERO, Duration.ZERO)) {
            var errand = new Way.Errand(folder, file, sandbox.access(), ROWS);
            var task = String.valueOf(errand.access().task());
            var begun = System.nanoTime();
            var client = new Client(started(program, folder, errand, "import", file.toString(), "-t", task, "-y"));
            while (sandbox.calls() == 0 && client.alive()) {
                Thread.sleep(5);
            }
            var took = Duration.ofNanos(System.nanoTime() - begun);
            assertThat(sandbox.calls())
                    .as(Files.readString(folder.resolve("out.txt")))
                    .isOne();
            client.kill();
            return took;
        }
    }

    private static Duration toReady(List<String> program) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory(FOLDER, "serve");
        var command = new ArrayList<>(program);
        command.add("serve");
        return ServingProcess.run(folder, command, "/readyz").ready();
    }

    private static double seconds(List<Duration> took) {
        var sorted = took.stream().sorted().toList();
        return sorted.get(sorted.size() / 2).toMillis() / 1000.0;
    }
}
