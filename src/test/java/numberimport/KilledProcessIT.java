package numberimport;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import numberimport.CrashPoint.Stage;
import numberimport.sandbox.Arrival;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The packaged jar, killed with SIGKILL at each crash point, and resumed: each number is in the task once, and the user is told
 * so. In the usual build four imports die at the points in turn, each at every fourth one, two on either database; at length, each
 * point has an import of its own on either database. As many imports are at work at a time as keep this machine's cores busy.
 */
@Isolated
class KilledProcessIT {

    private static final Duration UNTIL_KILLED = Duration.ofMinutes(2);
    private static final Map<String, String> EMBEDDED = Map.of();
    private static final int WORKERS = 4;
    private static final List<CrashPoint> ALL_POINTS = List.of(CrashPoint.values());

    // More failed rows than are written at once, so that staging takes two writes.
    private static final int MANY_BAD_ROWS = 1001;

    // Late enough that the first batches are in the pool for longer than clocks step.
    private static final int TURN_WITH_LANDMARK = 7;

    @TempDir
    static Path place;

    private static PostgresServer postgres;
    private static ExecutorService workers;

    @BeforeAll
    static void start() {
        postgres = PostgresServer.start();
        workers = Executors.newFixedThreadPool(WORKERS);
    }

    @AfterAll
    static void stop() throws IOException {
        workers.shutdownNow();
        postgres.close();
    }

    @TestFactory
    Stream<DynamicTest> sendsEachNumberOnceThoughKilledAtEachPoint() {
        var endurance = Endurance.wanted(0);
        if (!endurance.everywhere() && endurance.allPoints()) {
            // A list, so that all have begun before the first is awaited.
            return IntStream.range(0, WORKERS)
                    .mapToObj(first -> first % 2 == 0
                            ? inTurn(first, "H2", EMBEDDED)
                            : inTurn(first, "PostgreSQL", postgres.newDatabase()))
                    .toList()
                    .stream();
        }
        var tests = new ArrayList<DynamicTest>();
        for (var point : points(endurance)) {
            tests.add(test(point + " on H2", () -> killedAt(point, EMBEDDED)));
            if (endurance.everywhere()) {
                tests.add(test(point + " on PostgreSQL", () -> killedAt(point, postgres.newDatabase())));
            }
        }
        return tests.stream();
    }

    private static DynamicTest inTurn(int first, String name, Map<String, String> database) {
        var points = ALL_POINTS.stream()
                .filter(point -> point.ordinal() % WORKERS == first)
                .toList();
        return test(
                "%d points in turn, from %s, on %s".formatted(points.size(), points.get(0), name),
                () -> killedInTurn(points, database));
    }

    private static List<CrashPoint> points(Endurance endurance) {
        return ALL_POINTS.stream()
                .filter(point -> point.name().matches(endurance.points()))
                .toList();
    }

    private static DynamicTest test(String name, Runnable scene) {
        var underway = workers.submit(scene);
        return DynamicTest.dynamicTest(name, () -> await(underway));
    }

    private static void await(Future<?> underway) throws Throwable {
        try {
            underway.get();
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }

    /** An import of its own, killed in its second batch, or later where the point needs it. */
    private static void killedAt(CrashPoint point, Map<String, String> database) {
        var turn = point.needsLandmark() ? TURN_WITH_LANDMARK : 2;
        var badRows = point.stage() == Stage.START ? MANY_BAD_ROWS : 1;
        try (var scene = ImportScene.of(place, (turn + 1) * ImportScene.BATCH_SIZE, badRows, database)) {
            if (point == CrashPoint.C16_REFUSED) {
                scene.sandbox().refuse(Leads.number(turn * ImportScene.BATCH_SIZE), "blacklisted");
            }
            spoil(scene, point, turn);
            kill(scene, point, point.stage() == Stage.SENDING ? turn : 1, scene.importing());
            scene.finish(point.hasRun() ? ImportScene.resuming() : scene.importing());
            new Judge(scene, point.toString()).judge();
        }
    }

    /** One import that is killed at some points, each time by the process that took it over. */
    private static void killedInTurn(List<CrashPoint> points, Map<String, String> database) {
        var batches = 2 * points.size();
        try (var scene = ImportScene.of(place, batches * ImportScene.BATCH_SIZE, MANY_BAD_ROWS, database)) {
            var command = scene.importing();
            for (var point : points) {
                killedNext(scene, point, command);
                command = point.hasRun() ? ImportScene.resuming() : scene.importing();
            }
            scene.finish(command);
            new Judge(scene, points.size() + " points in turn").judge();
        }
    }

    /** The first sending of each process is left in peace: it may be that of a batch that has met its death before. */
    private static void killedNext(ImportScene scene, CrashPoint point, String[] command) {
        switch (point.stage()) {
            case SENDING, DOUBT -> {
                spoil(scene, point, scene.sendings().size() + 2);
                kill(scene, point, point.stage() == Stage.SENDING ? 2 : 1, command);
            }
            case SETTLING -> {
                spoil(scene, point, scene.sendings().size() + 2);
                kill(scene, CrashPoint.C14, 1, command);
                kill(scene, point, 1, command);
            }
            default -> kill(scene, point, 1, command);
        }
    }

    private static void spoil(ImportScene scene, CrashPoint point, int turn) {
        if (!point.misbehaviour().equals(CrashPoint.WELL)) {
            scene.spoil(turn, point.misbehaviour());
        }
    }

    private static void kill(ImportScene scene, CrashPoint point, int pass, String... command) {
        var admitted = admitted(scene);
        var held = HeldProcess.start(scene, point.place(), pass, UNTIL_KILLED, command)
                .awaitReached(point.toString());
        if (point.arrives()) {
            Awaitility.await().until(() -> admitted(scene) == admitted + pass);
        }
        held.kill();
    }

    private static long admitted(ImportScene scene) {
        return scene.sendings().stream().filter(Arrival::admitted).count();
    }
}
