package numberimport.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** An import at work in a process of its own. */
record Client(Process process) {

    boolean alive() {
        return process.isAlive();
    }

    /** Waits for its end, and says whether everything was imported; one that takes longer is killed. */
    boolean completes(Duration longest) throws InterruptedException {
        if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            return false;
        }
        return process.exitValue() == 0;
    }

    /** Ends it as the kernel does: SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
