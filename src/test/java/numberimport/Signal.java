package numberimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/** Signals of the operating system. */
enum Signal {
    STOP,
    CONT,
    QUIT;

    void to(Process process) {
        to(process.toHandle());
    }

    void to(ProcessHandle process) {
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
