package numberimport.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A whole process from start to end, with Java's own defaults but for a heap's size: its time, and the most memory it held. */
record MeasuredProcess(Duration time, long peakMebibytes, int exitCode) {

    private static final long LOOK_EVERY_MILLIS = 20;

    /** {@code options} are those of java, such as -Xmx256m, and what is to be run. */
    static MeasuredProcess run(Path folder, List<String> options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(JavaProcess.JAVA));
        command.addAll(options);
        var started = System.nanoTime();
        var process = JavaProcess.withoutSettings(new ProcessBuilder(command))
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
        var peak = 0L;
        while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peakMebibytes(process.pid()));
        }
        return new MeasuredProcess(Duration.ofNanos(System.nanoTime() - started), peak, process.exitValue());
    }

    double seconds() {
        return time.toMillis() / 1000.0;
    }

    /** As Linux tells it, 0 elsewhere. */
    private static long peakMebibytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException hasEnded) {
            return 0;
        }
    }
}
