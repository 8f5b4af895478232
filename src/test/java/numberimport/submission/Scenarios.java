package numberimport.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Named scenarios that are run side by side, each in a world of its own, since most of them wait for most of their time. */
final class Scenarios {

    private static final int TOGETHER = 32;

    private final Map<String, Callable<Void>> scenarios = new LinkedHashMap<>();

    /** What a scenario does and expects. */
    @FunctionalInterface
    interface Scenario {
        void run() throws Exception;
    }

    void add(String name, Scenario scenario) {
        scenarios.put(scenarios.size() + " " + name, () -> {
            scenario.run();
            return null;
        });
    }

    /** Runs them all, and says of which ones the expectations failed. */
    void run() throws InterruptedException {
        var threads = Executors.newFixedThreadPool(TOGETHER);
        try {
            var results = threads.invokeAll(scenarios.values());
            assertThat(failures(results))
                    .as("failed, of %s scenarios", results.size())
                    .isEmpty();
        } finally {
            threads.shutdown();
        }
    }

    private List<String> failures(List<Future<Void>> results) throws InterruptedException {
        var names = List.copyOf(scenarios.keySet());
        var failures = new ArrayList<String>();
        for (int i = 0; i < names.size(); i++) {
            try {
                results.get(i).get();
            } catch (ExecutionException e) {
                failures.add(names.get(i) + ": " + e.getCause());
            }
        }
        return failures;
    }
}
