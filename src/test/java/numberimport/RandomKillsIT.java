package numberimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Imports that are killed again and again at random moments, while the API misbehaves at random too; each round is given by its
 * seed, as far as chance is ours. {@link Endurance} says how many rounds, or for how long.
 */
@Execution(ExecutionMode.CONCURRENT)
class RandomKillsIT {

    private static final int USUAL_ROUNDS = 2;
    private static final int LANES = 2;
    private static final int MOST_KILLS = 4;
    private static final int LATEST_KILL_MILLIS = 6000;
    private static final int MOST_FAULTS = 3;
    private static final List<Integer> ENDED = List.of(0, 3, 7);
    private static final List<String> FAULTS = List.of(
            "drop",
            "apply-then-drop",
            "apply-1-then-drop",
            "half-answer",
            "count-lie",
            "500",
            "apply-then-500",
            "html",
            "late=1s",
            "slow=2s");

    @TempDir
    static Path place;

    private static PostgresServer postgres;

    @BeforeAll
    static void start() {
        postgres = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void sendsEachNumberOnceWheneverItIsKilled() throws Throwable {
        var endurance = Endurance.wanted(USUAL_ROUNDS);
        var rounds = new AtomicInteger();
        var begun = System.nanoTime();
        Callable<Integer> lane = () -> {
            var played = 0;
            for (var round = rounds.getAndIncrement();
                    endurance.goesOn(round, Duration.ofNanos(System.nanoTime() - begun));
                    round = rounds.getAndIncrement()) {
                play(endurance.seed() + round);
                played++;
            }
            return played;
        };
        var lanes = Executors.newFixedThreadPool(LANES);
        try {
            var played = Stream.generate(() -> lanes.submit(lane)).limit(LANES).toList();
            for (var one : played) {
                assertThat(one.get()).isNotNegative();
            }
        } catch (ExecutionException e) {
            throw e.getCause();
        } finally {
            lanes.shutdownNow();
        }
    }

    private static void play(long seed) throws InterruptedException {
        var random = new SplittableRandom(seed);
        var database = seed % 2 == 0 ? Map.<String, String>of() : postgres.newDatabase();
        try (var scene = ImportScene.of(place, random.nextInt(1, 17), random.nextInt(1, 4), database)) {
            for (var faults = random.nextInt(MOST_FAULTS + 1); faults > 0; faults--) {
                scene.spoil(random.nextInt(1, 9), FAULTS.get(random.nextInt(FAULTS.size())));
            }
            for (var kills = random.nextInt(1, MOST_KILLS + 1); kills > 0; kills--) {
                var running = scene.jar().start(scene.importing());
                running.process().waitFor(random.nextInt(LATEST_KILL_MILLIS), TimeUnit.MILLISECONDS);
                running.kill();
            }
            var last = scene.jar().run(scene.importing());
            assertThat(last.exit())
                    .as("seed %d: %s%n%s", seed, last.err(), scene.endOfLog())
                    .isIn(ENDED);
            new Judge(scene, "seed " + seed).judge();
        }
    }
}
