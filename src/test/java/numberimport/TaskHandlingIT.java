package numberimport;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import numberimport.api.ApiAccount;
import numberimport.api.CalloutTaskApi;
import numberimport.api.HttpCalloutTaskApi;
import numberimport.sandbox.PooledNumber;
import numberimport.sandbox.SandboxOptions;
import numberimport.sandbox.SandboxServer;
import numberimport.sandbox.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Imports that handle their task, killed at one of their calls after the other, and launched again. */
@Execution(ExecutionMode.CONCURRENT)
class TaskHandlingIT {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final int MOST_CALLS = 30;

    /** At every other call in the usual build, at each in the long one. */
    private static final int STRIDE = Endurance.wanted(1).everywhere() ? 1 : 2;

    @TempDir
    Path folder;

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void enablesTheTaskAgainWhereverItIsKilled() throws IOException {
        killedAtEachCall(
                List.of("--close-task", "--open-after"),
                TaskStatus.ENABLED,
                api -> assertThat(api.task(1).state()).isEqualTo(numberimport.api.TaskStatus.ENABLED));
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void makesOneTaskWhereverItIsKilled() throws IOException {
        killedAtEachCall(
                List.of("--create-task", "leads", "--type", "1", "--user-group", "1"),
                null,
                api -> assertThat(api.tasks()).hasSize(1));
    }

    /** Kills the import at one of its calls after the other until none is left; launches it once more each time. */
    private void killedAtEachCall(List<String> options, TaskStatus status, Judgement judgement) throws IOException {
        var killed = 0;
        for (var call = 1; call <= MOST_CALLS; call += STRIDE) {
            try (var sandbox = SandboxServer.start(
                    SandboxOptions.defaults().withMinGap(Duration.ofMillis(600)).withSpeed(600))) {
                var wasKilled = killedAt(call, sandbox, options, status);
                assertThat(sandbox.pool(1).stream().map(PooledNumber::cellphone))
                        .as("the pool after a kill at call " + call)
                        .containsExactly("17000000001", "17000000002");
                assertThat(sandbox.violations()).isEmpty();
                judgement.of(api(sandbox));
                if (!wasKilled) {
                    assertThat(killed).isGreaterThanOrEqualTo(3);
                    return;
                }
                killed++;
            }
        }
        throw new AssertionError("still at work after " + MOST_CALLS + " calls");
    }

    private boolean killedAt(int call, SandboxServer sandbox, List<String> options, TaskStatus status)
            throws IOException {
        var place = Files.createDirectories(folder.resolve("call-" + call));
        var file = Files.write(place.resolve("leads.csv"), List.of("手机号", "17000000001", "17000000002"));
        var command = new ArrayList<>(List.of("import", file.toString(), "--json"));
        command.addAll(options);
        if (status != null) {
            command.addAll(List.of("-t", String.valueOf(sandbox.createTask("Task", status))));
        }
        var jar = jar(place, sandbox);
        var running = jar.start(command.toArray(String[]::new));
        await().atMost(LONG)
                .pollInterval(Duration.ofMillis(2))
                .until(() ->
                        sandbox.arrivals().size() >= call || !running.process().isAlive());
        var alive = running.process().isAlive();
        running.kill();
        var again = jar.run(command.toArray(String[]::new));
        assertThat(again.exit())
                .as("after a kill at call " + call + ": " + again.err())
                .isIn(0, 7);
        if (again.exit() == 0) {
            assertThatJson(again.out()).node("counts.accepted").isEqualTo(2);
        }
        return alive;
    }

    private static CalloutTaskApi api(SandboxServer sandbox) {
        var second = Duration.ofSeconds(1);
        var account = new ApiAccount("default", URI.create(sandbox.baseUrl()), sandbox.email(), sandbox.token());
        return HttpCalloutTaskApi.connect(account, second, Clock.systemUTC());
    }

    private static PackagedJar jar(Path place, SandboxServer sandbox) {
        return ArchivedJar.in(place)
                .with("NUMBERIMPORT_API_BASEURL", sandbox.baseUrl())
                .with("NUMBERIMPORT_API_EMAIL", sandbox.email())
                .with("NUMBERIMPORT_API_TOKEN", sandbox.token())
                .with("NUMBERIMPORT_API_PROCESSINGTIME", "1s");
    }

    @FunctionalInterface
    private interface Judgement {
        void of(CalloutTaskApi api);
    }
}
