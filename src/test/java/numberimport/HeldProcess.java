package numberimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jboss.byteman.agent.Main;

/** A process of the packaged jar that halts where a test wants it, and can be killed or stopped exactly there. */
record HeldProcess(PackagedJar.Running running, Path marker) {

    private static final Duration UNTIL_REACHED = Duration.ofSeconds(90);
    private static final Duration POLL = Duration.ofMillis(10);

    /** Starts a command that is held when it comes to the place for the {@code pass}th time. */
    static HeldProcess start(ImportScene scene, CodePlace place, int pass, Duration held, String... command) {
        try {
            var marker = Files.createTempFile(scene.folder(), "marker", ".txt");
            var script = Files.createTempFile(scene.folder(), "hold", ".btm");
            Files.writeString(script, place.rule(pass, marker, held));
            var agent = Path.of(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            var jar = scene.jar().withJavaOption("-javaagent:" + agent + "=script:" + script);
            return new HeldProcess(jar.start(command), marker);
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the place is reached; fails when the process ends without coming there. */
    HeldProcess awaitReached(String place) {
        await().atMost(UNTIL_REACHED)
                .pollInterval(POLL)
                .until(() -> reached() || !running.process().isAlive());
        if (!reached()) {
            running.kill();
        }
        assertThat(reached())
                .as("the process never came to %s; it printed: %s", place, printed())
                .isTrue();
        return this;
    }

    void kill() {
        running.kill();
    }

    private boolean reached() {
        return marker.toFile().length() > 0;
    }

    private String printed() {
        try {
            return Files.readString(running.err()) + Files.readString(running.out());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
