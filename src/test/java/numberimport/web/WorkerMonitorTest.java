package numberimport.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import numberimport.access.Role;
import numberimport.access.Tokens;
import numberimport.intake.LaunchView;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.ImportWorld;
import numberimport.pipeline.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerMonitorTest {

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private ImportWorld world;
    private ImportLauncher launcher;

    @BeforeEach
    void open() {
        // As those of a serve beside it.
        world = new ImportWorld(folder)
                .with("server.port", 1)
                .with("management.server.port", 2)
                .with("number-import.worker.port", 0);
        launcher = world.launcher();
    }

    @AfterEach
    void close() {
        launcher.close();
        world.close();
    }

    @Test
    void tellsItsMetersToWhoShowsAToken() throws Exception {
        var token = new Tokens(launcher, world.settings(), Clock.systemUTC()).issue("prometheus", Role.VIEWER, "test");
        try (var monitor = monitor()) {
            monitor.ended(launch());

            var meters = get(monitor.meters().orElseThrow(), token);

            assertThat(meters.statusCode()).isEqualTo(200);
            assertThat(meters.body())
                    .containsPattern("numberimport_launches_ended_total\\{exit=\"0\"} 1.0")
                    .containsPattern("numberimport_launch_last_success_seconds \\d\\.\\d+E9")
                    .containsPattern("jvm_memory_used_bytes\\{area=\"heap\"")
                    .doesNotContain("numberimport_launches_waiting");
            assertThat(get(monitor.meters().orElseThrow(), null).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void tellsWhoeverAsksWhetherItWorks() throws Exception {
        try (var monitor = monitor()) {
            var meters = monitor.meters().orElseThrow();

            assertThat(get(meters.replace("/actuator/prometheus", "/livez"), null)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(get(meters.replace("/actuator/prometheus", "/readyz"), null)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void hasNothingElse() throws Exception {
        var token = new Tokens(launcher, world.settings(), Clock.systemUTC()).issue("chief", Role.ADMIN, "test");
        try (var monitor = monitor()) {
            var meters = monitor.meters().orElseThrow();

            assertThat(get(meters.replace("/actuator/prometheus", "/api/v1/runs"), token)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(get(meters.replace("/actuator/prometheus", "/"), token).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void answersNobodyWithoutAPort() {
        var settings = new ImportWorld(folder.resolve("other"));
        try (settings;
                var monitor = WorkerMonitor.start(launcher, settings.settings(), Clock.systemUTC())) {
            monitor.ended(launch());

            assertThat(monitor.meters()).isEmpty();
        }
    }

    @Test
    void saysThatItsPortIsTaken() throws IOException {
        try (var taken = new ServerSocket(0)) {
            world.with("number-import.worker.port", taken.getLocalPort());

            assertThatThrownBy(this::monitor)
                    .isInstanceOf(ProblemException.class)
                    .hasMessage("Another program listens on port " + taken.getLocalPort() + " already.");
        }
    }

    private WorkerMonitor monitor() {
        return WorkerMonitor.start(launcher, world.settings(), Clock.systemUTC());
    }

    private static LaunchView launch() {
        var time = "2026-11-30T12:00:00Z";
        return new LaunchView(
                1,
                "ended",
                "import",
                "REST",
                "Ann",
                "default",
                1,
                null,
                "leads.csv",
                null,
                ExitCode.OK.code(),
                null,
                time,
                time,
                0,
                time);
    }

    private HttpResponse<String> get(String address, @Nullable String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
