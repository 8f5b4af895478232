package numberimport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The jar as people run it: a process of its own, in a folder of its own. */
final class PackagedJar {

    static final Path JAR = Path.of("target/number-import.jar").toAbsolutePath();

    private static final int MOST_SECONDS = 240;

    private final Path folder;
    private final List<String> program;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> javaOptions = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));

    PackagedJar(Path folder) {
        this(folder, List.of());
    }

    private PackagedJar(Path folder, List<String> program) {
        this.folder = folder;
        this.program = program;
    }

    /** The jar as its launcher runs it, or a program that is installed with it; by the Java of this process. */
    static PackagedJar by(Path program, Path folder) {
        return new PackagedJar(folder, List.of(program.toString()))
                .with("JAVA_HOME", System.getProperty("java.home"))
                .with("JAVA_OPTS", "");
    }

    PackagedJar with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    PackagedJar withJavaOption(String option) {
        javaOptions.add(option);
        return this;
    }

    Running start(String... arguments) {
        var command = new ArrayList<>(program.isEmpty() ? java() : program);
        command.addAll(List.of(arguments));
        try {
            var out = Files.createTempFile(folder, "out", ".txt");
            var err = Files.createTempFile(folder, "err", ".txt");
            var builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment()
                    .keySet()
                    .removeIf(name -> name.startsWith("NUMBERIMPORT") || name.startsWith("SPRING"));
            builder.environment().putAll(environment);
            return new Running(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> java() {
        var command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", JAR.toString()));
        return command;
    }

    Ended run(String... arguments) {
        return start(arguments).await();
    }

    /** A process at work. */
    record Running(Process process, Path out, Path err) {

        Ended await() {
            try {
                if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("not ended within " + MOST_SECONDS + " s: " + Files.readString(err));
                }
                return new Ended(
                        process.exitValue(),
                        Files.readString(out, StandardCharsets.UTF_8),
                        Files.readString(err, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        /** Ends it as the kernel does: SIGKILL. */
        void kill() {
            process.destroyForcibly();
            await();
        }
    }

    /** How a process ended. */
    record Ended(int exit, String out, String err) {}
}
