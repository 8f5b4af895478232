package numberimport;

import static numberimport.CodePlace.after;
import static numberimport.CodePlace.before;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import numberimport.sandbox.Arrival;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The owner of a run is stopped (SIGSTOP) for longer than its lease lasts, and then goes on where it was: it must neither send nor harm
 * when another process has taken the run over, and finishes it when nobody has. On PostgreSQL, because the embedded database stops with
 * its owner.
 */
@Execution(ExecutionMode.CONCURRENT)
class StoppedProcessIT {

    /** When the owner is stopped. */
    private enum Moment {
        BEFORE_ITS_ATTEMPT_IS_DURABLE(before("numberimport.ledger.Attempts", "claim")),
        WITHIN_THE_TRANSACTION_OF_ITS_ATTEMPT(
                before("org.springframework.jdbc.datasource.DataSourceTransactionManager", "doCommit")
                        .within("Attempts.claim")),
        BETWEEN_ITS_ATTEMPT_AND_ITS_SENDING(after("numberimport.ledger.CallSlots", "claim")),
        WHILE_IT_WAITS_FOR_AN_ANSWER(null);

        private final CodePlace place;

        Moment(CodePlace place) {
            this.place = place;
        }
    }

    private static final int INCOMPLETE = 3;
    private static final int STOPPED = 5;
    private static final int TURN = 2;
    private static final int BATCHES = 12;

    // Long enough to stop it, much shorter than the stop: it goes on as soon as it wakes up.
    private static final Duration HELD = Duration.ofSeconds(3);
    private static final Duration LONGER_THAN_THE_LEASE = Duration.ofSeconds(31);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    static Path place;

    private static PostgresServer postgres;
    private static ExecutorService scenes;

    @BeforeAll
    static void start() {
        postgres = PostgresServer.start();
        scenes = Executors.newCachedThreadPool();
    }

    @AfterAll
    static void stop() throws IOException {
        scenes.shutdownNow();
        postgres.close();
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> sendsNothingMoreOnceAnotherProcessHasTheRun() {
        return Arrays.stream(Moment.values())
                .flatMap(moment -> Stream.of(true, false).map(ended -> test(moment, ended)))
                .toList()
                .stream();
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> finishesARunThatNobodyTookMeanwhile() {
        return Arrays.stream(Moment.values())
                .map(moment -> test("stopped " + moment + ", woken alone", () -> leftAloneAt(moment)))
                .toList()
                .stream();
    }

    private static DynamicTest test(Moment moment, boolean otherHasEnded) {
        var name =
                "stopped " + moment + (otherHasEnded ? ", woken after the end" : ", woken while the other is at work");
        return test(name, () -> stoppedAt(moment, otherHasEnded, name));
    }

    private static DynamicTest test(String name, Runnable scene) {
        var underway = scenes.submit(scene);
        return DynamicTest.dynamicTest(name, () -> {
            try {
                underway.get();
            } catch (ExecutionException e) {
                throw e.getCause();
            }
        });
    }

    private static void stoppedAt(Moment moment, boolean otherHasEnded, String name) {
        try (var scene = ImportScene.of(place, BATCHES * ImportScene.BATCH_SIZE, 1, postgres.newDatabase())) {
            var owner = owner(scene, moment);
            Signal.STOP.to(owner.process());
            waitFor(LONGER_THAN_THE_LEASE);
            var other = scene.jar().start(ImportScene.resuming());
            await().atMost(PATIENCE)
                    .until(() -> otherHasEnded
                            ? !other.process().isAlive()
                            : scene.sendings().size() > TURN + 1);
            Signal.CONT.to(owner.process());
            var woken = owner.await();

            assertThat(other.await().exit()).as("%s: the other process", name).isEqualTo(INCOMPLETE);
            assertThat(woken.exit()).as("%s: %s", name, woken.err()).isEqualTo(STOPPED);
            assertThat(woken.err()).as(name).contains("another process took run 1 over");
            assertThat(batchesAcknowledged(woken))
                    .as("%s: %s", name, woken.err())
                    .isLessThanOrEqualTo(TURN);
            assertThat(scene.sendings()).as("%s: sendings", name).allMatch(Arrival::admitted);
            new Judge(scene, name).judge();
        }
    }

    private static void leftAloneAt(Moment moment) {
        try (var scene = ImportScene.of(place, BATCHES * ImportScene.BATCH_SIZE, 1, postgres.newDatabase())) {
            var owner = owner(scene, moment);
            Signal.STOP.to(owner.process());
            waitFor(LONGER_THAN_THE_LEASE);
            Signal.CONT.to(owner.process());
            var woken = owner.await();

            assertThat(woken.exit()).as("%s: %s", moment, woken.err()).isEqualTo(INCOMPLETE);
            assertThat(scene.sendings()).as("%s: sendings", moment).allMatch(Arrival::admitted);
            new Judge(scene, moment.name()).judge();
        }
    }

    /** As the log on the screen tells. */
    private static long batchesAcknowledged(PackagedJar.Ended owner) {
        return owner.err()
                .lines()
                .filter(line -> line.contains("rows accepted"))
                .count();
    }

    /** The process that has the run, at that moment of its second sending. */
    private static PackagedJar.Running owner(ImportScene scene, Moment moment) {
        if (moment.place != null) {
            return HeldProcess.start(scene, moment.place, TURN, HELD, with(scene.importing(), "-v"))
                    .awaitReached(moment.name())
                    .running();
        }
        scene.spoil(TURN, "slow=3s");
        var owner = scene.jar().start(with(scene.importing(), "-v"));
        await().atMost(PATIENCE).until(() -> scene.pool().size() == TURN * ImportScene.BATCH_SIZE);
        return owner;
    }

    private static String[] with(String[] command, String option) {
        return Stream.concat(Arrays.stream(command), Stream.of(option)).toArray(String[]::new);
    }

    private static void waitFor(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        await().atMost(PATIENCE).until(() -> System.nanoTime() >= end);
    }
}
