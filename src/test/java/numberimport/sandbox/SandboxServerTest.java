package numberimport.sandbox;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import numberimport.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxServerTest {

    @Test
    void servesOnAFreePortOfThisMachineAlone() throws Exception {
        try (var sandbox = SandboxServer.start(SandboxOptions.defaults())) {
            assertThat(sandbox.baseUrl()).matches("http://127\\.0\\.0\\.1:[1-9]\\d{3,4}/open_api_v1");
            var port = URI.create(sandbox.baseUrl()).getPort();

            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(socket.isConnected()).isTrue();
            }
            var others = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress());
            assertThat(others)
                    .allSatisfy(address -> assertThatIOException().isThrownBy(() -> new Socket(address, port).close()));
        }
    }

    @Test
    void servesOnTheChosenPortWithTheChosenCredentials() throws Exception {
        var options = SandboxOptions.defaults().withPort(freePort()).withCredentials("ops+cc@example.com", "s3cret/&=");

        try (var sandbox = SandboxServer.start(options)) {
            assertThat(sandbox.baseUrl()).isEqualTo("http://127.0.0.1:" + options.port() + "/open_api_v1");
            assertThat(sandbox.email()).isEqualTo("ops+cc@example.com");
            assertThat(sandbox.token()).isEqualTo("s3cret/&=");
            assertThatJson(new TestCaller(sandbox).get("/cc_ad_tasks"))
                    .node("code")
                    .isEqualTo("\"1000\"");
        }
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var options = SandboxOptions.defaults().withPort(other.getLocalPort());

            assertThatIllegalStateException()
                    .isThrownBy(() -> SandboxServer.start(options))
                    .withMessage(
                            "The sandbox can't listen on 127.0.0.1:%d, because another program does: choose another port, or 0 for any free one.",
                            other.getLocalPort());
        }
    }

    @Test
    void freesItsPortAndItsWorkingFolderWhenItCloses() throws Exception {
        var options = SandboxOptions.defaults().withPort(freePort());
        var sandbox = SandboxServer.start(options);
        assertThat(workingFolders()).isNotEmpty();
        sandbox.close();
        sandbox.close();

        assertThat(workingFolders()).isEmpty();
        SandboxServer.start(options).close();
    }

    @Test
    void runsSeveralTimesInOneProcess() throws Exception {
        try (var one = SandboxServer.start(SandboxOptions.defaults());
                var other = SandboxServer.start(SandboxOptions.defaults())) {
            one.createTask("Spring campaign", TaskStatus.DISABLED);

            assertThatJson(new TestCaller(one).get("/cc_ad_tasks"))
                    .node("meta.total_entries")
                    .isEqualTo(1);
            assertThatJson(new TestCaller(other).get("/cc_ad_tasks"))
                    .node("meta.total_entries")
                    .isEqualTo(0);
        }
    }

    @Test
    void actsWithoutRequests() throws Exception {
        try (var sandbox = SandboxServer.start(SandboxOptions.defaults().withFirstTaskId(16))) {
            assertThat(sandbox.createTask("Spring campaign", TaskStatus.DISABLED))
                    .isEqualTo(16);
            assertThat(sandbox.createTask("Autumn campaign", TaskStatus.ENABLED))
                    .isEqualTo(17);

            sandbox.setStatus(16, TaskStatus.STOPPING);
            sandbox.addForeign(16, List.of("13223004567"));

            assertThat(sandbox.pool(16)).containsExactly(new PooledNumber(1, "13223004567", null, null, Map.of()));
            assertThat(sandbox.pool(17)).isEmpty();
            assertThatJson(new TestCaller(sandbox).get("/cc_ad_tasks/16"))
                    .node("item")
                    .isObject()
                    .containsEntry("name", "Spring campaign")
                    .containsEntry("status", BigDecimal.valueOf(3))
                    .containsEntry("customer_count", BigDecimal.ONE);
        }
    }

    @Test
    void knowsNoOtherTasks() {
        try (var sandbox = SandboxServer.start(SandboxOptions.defaults())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> sandbox.pool(5))
                    .withMessage("The sandbox has no task 5.");
        }
    }

    @Test
    void notesEveryRequestInOrderOfArrival() throws Exception {
        var clock = new SettableClock("2026-03-01T08:00:00Z");
        try (var sandbox = SandboxServer.start(SandboxOptions.defaults().withClock(clock))) {
            sandbox.createTask("Spring campaign", TaskStatus.DISABLED);
            var caller = new TestCaller(sandbox, clock);
            caller.get("/cc_ad_tasks/1", caller.signature("n-1"));
            clock.advance(Duration.ofSeconds(2));
            caller.post(
                    "/cc_ad_tasks/add_numbers",
                    "{\"id\": 1, \"numbers\": [{\"cellphone\": \"13223004567\"}, {}]}",
                    caller.signature("n-2"));

            var arrivals = sandbox.arrivals();

            assertThat(arrivals)
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("nanoTime")
                    .containsExactly(
                            new Arrival(
                                    1,
                                    Instant.parse("2026-03-01T08:00:00Z"),
                                    0,
                                    "GET",
                                    "/open_api_v1/cc_ad_tasks/1",
                                    "n-1",
                                    true,
                                    1000,
                                    0),
                            new Arrival(
                                    2,
                                    Instant.parse("2026-03-01T08:00:02Z"),
                                    0,
                                    "POST",
                                    "/open_api_v1/cc_ad_tasks/add_numbers",
                                    "n-2",
                                    true,
                                    1000,
                                    1));
            assertThat(arrivals.get(1).nanoTime())
                    .isGreaterThan(arrivals.get(0).nanoTime())
                    .isLessThan(System.nanoTime());
        }
    }

    @Test
    void leavesTheHostsTomcatItsFolders() {
        System.setProperty("catalina.home", "/host");
        System.clearProperty("catalina.base");
        try {
            SandboxServer.start(SandboxOptions.defaults()).close();

            assertThat(System.getProperty("catalina.home")).isEqualTo("/host");
            assertThat(System.getProperty("catalina.base")).isNull();
        } finally {
            System.clearProperty("catalina.home");
        }
    }

    @Test
    void readsNoPropertyOfTheHost() {
        try (var spring = new ApiContext(List.of())) {
            spring.refresh();

            assertThat(System.getProperty("java.version")).isNotNull();
            assertThat(spring.getEnvironment().getProperty("java.version")).isNull();
            assertThat(spring.getEnvironment().getProperty("PATH")).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"-1", "65536"})
    void refusesAPortOutOfRange(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SandboxOptions.defaults().withPort(port))
                .withMessage("The port must be between 0 and 65535, but is " + port + ".");
    }

    @Test
    void refusesANegativeGap() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SandboxOptions.defaults().withMinGap(Duration.ofMillis(-1)))
                .withMessage("The least gap between calls must not be negative, but is PT-0.001S.");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static List<Path> workingFolders() throws IOException {
        var mine = "number-import-sandbox-" + ProcessHandle.current().pid() + "-";
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith(mine))
                    .toList();
        }
    }
}
