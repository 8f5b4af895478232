package numberimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/** Signals of the operating system that nobody can refuse. */
enum Signal {
    STOP,
    CONT;

    void to(Process process) {
        try {
            var sent = new ProcessBuilder("kill", "-" + name(), String.valueOf(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            assertThat(sent).as("kill -" + name()).isZero();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
