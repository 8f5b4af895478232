package numberimport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Imports at one answer time and one strictness of the door, of each way in turn; each into a new sandbox. */
final class PaceSeries {

    private static final int FULL_CALL = 300;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Duration answer;
    private final Duration minGap;
    private final Map<Way, Results> results = new EnumMap<>(Way.class);

    /** Calls that come closer than {@code minGap} are refused; zero only looks. */
    PaceSeries(Duration answer, Duration minGap) {
        this.answer = answer;
        this.minGap = minGap;
    }

    void add(Way way, Path folder, int calls, long seed) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var file = CustomerFile.write(folder.resolve("leads.csv").toAbsolutePath(), calls * FULL_CALL, seed);
        try (var sandbox = SandboxProcess.start(answer, minGap)) {
            var started = System.nanoTime();
            var errand = new Way.Errand(folder, file.path(), sandbox.access(), FULL_CALL);
            var completed = way.start(errand).completes(LONGEST);
            var took = Duration.ofNanos(System.nanoTime() - started);
            var door = sandbox.door();
            Files.write(
                    folder.resolve("gaps.txt"), Pace.of(List.of(door.calls())).gapsInMillis());
            results.computeIfAbsent(way, first -> new Results())
                    .add(door, PoolBalance.of(file.goodNumbers(), door.pool()), took, completed);
        }
    }

    Duration answer() {
        return answer;
    }

    boolean strict() {
        return !minGap.isZero();
    }

    Results of(Way way) {
        return results.getOrDefault(way, new Results());
    }

    /** What the imports of one way came to. */
    static final class Results {

        private final List<List<Door.Call>> imports = new ArrayList<>();
        private PoolBalance balance = PoolBalance.NONE;
        private Duration took = Duration.ZERO;
        private int failed;

        private void add(Door door, PoolBalance pool, Duration time, boolean completed) {
            imports.add(door.calls());
            balance = balance.plus(pool);
            took = took.plus(time);
            failed += completed ? 0 : 1;
        }

        Pace pace() {
            return Pace.of(imports);
        }

        PoolBalance balance() {
            return balance;
        }

        /** From the start of the process to its end, on average. */
        double secondsAnImport() {
            return took.toMillis() / 1000.0 / Math.max(1, imports.size());
        }

        int failed() {
            return failed;
        }
    }
}
