package numberimport.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Measures how long {@code check} and staging take, and within which memory, beside a bare pass of the usual library over the same
 * file. Not a test of the usual build: {@code mvn -Pbench verify -Dit.test=SheetBenchmark} runs it and nothing else; its files
 * take about 2 GB below {@code target}.
 */
class SheetBenchmark {

    private static final Path FOLDER = Path.of("target/sheet-benchmark");
    private static final Path REPORT = Path.of("target/sheet-benchmark.md");
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    private static final int MILLION = 1_000_000;
    private static final int MOST_SHEET_ROWS = 1_048_575;
    private static final int MOST_OLD_SHEET_ROWS = 65_535;

    @Test
    void checksAMillionRowsAtTheSpeedOfTheDisk() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        var files = new TableFiles(FOLDER);
        var million = files.csv(MILLION);
        var works = List.of(
                new Work("check of 1,000,000 CSV rows", million, "", 2.0),
                new Work(
                        "check of 1,000,000 XLSX rows, shared strings",
                        xlsx(files, TableFiles.Strings.SHARED),
                        "",
                        0.35),
                new Work(
                        "check of 1,000,000 XLSX rows, inline strings",
                        xlsx(files, TableFiles.Strings.INLINE),
                        "",
                        0.35),
                new Work("check of 10,000,000 CSV rows", files.csv(10 * MILLION), "-Xmx512m", 1.4));
        var capped = List.of(
                new Work(
                        "XLSX of 1,048,575 rows, shared strings",
                        most(files, TableFiles.Strings.SHARED),
                        "-Xmx256m",
                        0),
                new Work(
                        "XLSX of 1,048,575 rows, inline strings",
                        most(files, TableFiles.Strings.INLINE),
                        "-Xmx256m",
                        0),
                new Work("XLSX of 4,000,000 different texts", files.xlsxOfDifferentTexts(MILLION), "-Xmx512m", 0),
                new Work("XLS of 65,535 rows", files.xls(MOST_OLD_SHEET_ROWS), "-Xmx256m", 0));

        var report = new SheetReport(BenchmarkReport.load());
        for (var work : works) {
            var sideBySide = measured(List.of(work.check(), work.barePass()));
            report.compared(work, sideBySide.get(0), sideBySide.get(1));
        }
        report.staged(measured(List.of(works.get(0).check())).get(0), staged(million));
        for (var work : capped) {
            report.capped(work, List.of(run(work.check())));
        }
        Files.writeString(REPORT, report.toString());
        System.out.println(report);

        assertThat(report.failures()).isEmpty();
    }

    /** What is done with a file: the heap's cap, if any, and how much longer than a bare pass it may take. */
    record Work(String name, Path file, String heap, double mostRatio) {

        List<String> check() {
            return command("-jar", Way.JAR.toString(), "check", file.toString());
        }

        List<String> barePass() {
            return List.of("-cp", JavaProcess.CLASS_PATH, BarePass.class.getName(), file.toString());
        }

        private List<String> command(String... words) {
            var command = new ArrayList<String>();
            if (!heap.isEmpty()) {
                command.add(heap);
            }
            command.addAll(List.of(words));
            return command;
        }
    }

    private static Path xlsx(TableFiles files, TableFiles.Strings strings) throws IOException {
        return files.xlsx(MILLION, strings);
    }

    private static Path most(TableFiles files, TableFiles.Strings strings) throws IOException {
        return files.xlsx(MOST_SHEET_ROWS, strings);
    }

    /** Each of the commands in turn, so that what else goes on at the machine hits all alike. */
    private static List<List<MeasuredProcess>> measured(List<List<String>> commands)
            throws IOException, InterruptedException {
        var measured = new ArrayList<List<MeasuredProcess>>();
        commands.forEach(command -> measured.add(new ArrayList<>()));
        for (var round = 0; round < ROUNDS; round++) {
            for (var i = 0; i < commands.size(); i++) {
                measured.get(i).add(run(commands.get(i)));
            }
        }
        return measured;
    }

    private static MeasuredProcess run(List<String> command) throws IOException, InterruptedException {
        System.out.println("java … " + Path.of(command.get(command.size() - 1)).getFileName());
        return MeasuredProcess.run(FOLDER, command);
    }

    /** From the start of an import to its first call: everything is in the ledger then. */
    private static List<Duration> staged(Path file) throws IOException, InterruptedException {
        var measured = new ArrayList<Duration>();
        for (var round = 0; round < ROUNDS; round++) {
            var folder = Files.createTempDirectory(FOLDER, "staging");
            try (var sandbox = SandboxProcess.start(Duration.ZERO, Duration.ZERO)) {
                var started = System.nanoTime();
                var client = new Client(staging(new Way.Errand(folder, file, sandbox.access(), 300)));
                while (sandbox.calls() == 0 && client.alive()) {
                    Thread.sleep(20);
                }
                measured.add(Duration.ofNanos(System.nanoTime() - started));
                client.kill();
            }
        }
        return measured;
    }

    private static Process staging(Way.Errand errand) throws IOException {
        var command = new ArrayList<>(List.of(JavaProcess.JAVA));
        command.addAll(Way.NUMBER_IMPORT.command(errand));
        var builder = JavaProcess.withoutSettings(new ProcessBuilder(command))
                .directory(errand.folder().toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(Way.NUMBER_IMPORT.environment(errand));
        return builder.start();
    }
}
