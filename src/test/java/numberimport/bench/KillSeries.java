package numberimport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * One import that is killed again and again while it sends, and started again until it is complete. The door refuses nobody, so
 * that each call counts.
 */
final class KillSeries implements AutoCloseable {

    private static final int CALLS_A_KILL = 3;
    private static final int LONGEST_LIFE_MILLIS = 2_000;
    private static final int LOOK_MILLIS = 20;
    private static final int MOST_STARTS_AFTER_THE_KILLS = 5;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Way way;
    private final Random random;
    private final CustomerFile file;
    private final SandboxProcess sandbox;
    private final Way.Errand errand;
    private int kills;
    private boolean complete;

    KillSeries(Way way, Path folder, BenchmarkOptions options) throws IOException {
        Files.createDirectories(folder);
        this.way = way;
        // Both ways die at the same moments after their first call.
        random = new Random(options.seed());
        file = CustomerFile.write(
                folder.resolve("leads.csv").toAbsolutePath(),
                options.kills() * CALLS_A_KILL * options.killBatch(),
                options.seed());
        sandbox = SandboxProcess.start(options.killAnswer(), Duration.ZERO);
        errand = new Way.Errand(folder, file.path(), sandbox.access(), options.killBatch());
    }

    /** Starts it, and kills it at a random moment after its first call. */
    void kill() throws InterruptedException {
        if (complete) {
            return;
        }
        var before = sandbox.calls();
        var client = way.start(errand);
        var deadline = System.nanoTime() + LONGEST.toNanos();
        while (client.alive() && sandbox.calls() == before && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
        if (client.alive()) {
            client.kill();
            kills++;
        } else {
            complete = client.completes(LONGEST);
        }
    }

    void finish() throws InterruptedException {
        for (var start = 0; start < MOST_STARTS_AFTER_THE_KILLS && !complete; start++) {
            complete = way.start(errand).completes(LONGEST);
        }
    }

    Results results() {
        var door = sandbox.door();
        return new Results(kills, complete, door.calls().size(), PoolBalance.of(file.goodNumbers(), door.pool()));
    }

    @Override
    public void close() {
        sandbox.close();
    }

    /** What became of it. */
    record Results(int kills, boolean complete, int calls, PoolBalance balance) {}
}
