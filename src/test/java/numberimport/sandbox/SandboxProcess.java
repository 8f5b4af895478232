package numberimport.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A sandbox in a process of its own that can be killed. */
final class SandboxProcess implements AutoCloseable {

    private final Process process;
    private final String baseUrl;

    private SandboxProcess(Process process) throws IOException {
        this.process = process;
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        baseUrl = output.readLine();
    }

    static SandboxProcess on(Path data) throws IOException {
        var classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new SandboxProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        SandboxProcess.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    TestCaller caller() {
        return new TestCaller(baseUrl, "admin@sandbox.example", "sandbox-token", Clock.systemUTC());
    }

    /** As kill -9 does. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    public static void main(String[] arguments) throws InterruptedException {
        var server = SandboxServer.start(SandboxOptions.defaults()
                .withData(Path.of(arguments[0]))
                .withMinGap(Duration.ZERO)
                .withCallsPerMinute(0));
        if (!server.hasTasks()) {
            server.createTask("Spring campaign", TaskStatus.DISABLED);
        }
        System.out.println(server.baseUrl());
        new CountDownLatch(1).await();
    }
}
