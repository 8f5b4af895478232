package numberimport.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** An import at work in a process of its own. */
record Client(Process process, Path folder) {

    boolean alive() {
        return process.isAlive();
    }

    /** Waits for its end, and says whether everything was imported. */
    boolean completes(Duration longest) throws InterruptedException {
        if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            throw new AssertionError("Not ended within " + longest + "; see " + folder);
        }
        return process.exitValue() == 0;
    }

    /** Ends it as the kernel does: SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
