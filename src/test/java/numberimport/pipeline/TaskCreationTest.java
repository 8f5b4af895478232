package numberimport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import numberimport.SettableClock;
import numberimport.api.ApiAccount;
import numberimport.api.ApiException;
import numberimport.api.CalloutTask;
import numberimport.api.CalloutTaskPage;
import numberimport.api.NewTask;
import numberimport.api.UnaskedApi;
import numberimport.ledger.DatabaseAddress;
import numberimport.ledger.ImportLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskCreationTest {

    private static final ApiException LOST = ApiException.unreachable("create task", "reset");

    @TempDir
    Path folder;

    private final FakeTasks api = new FakeTasks();
    private final ImportWorld.RecordingOperator operator = new ImportWorld.RecordingOperator();
    private final SettableClock clock = new SettableClock("2026-11-24T12:00:00Z");
    private ImportLedger ledger;

    @BeforeEach
    void open() {
        ledger = ImportLedger.open(DatabaseAddress.embedded(folder));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private long create(String purpose) {
        var account = new ApiAccount("default", URI.create("http://127.0.0.1/open_api_v1"), "mail", "token");
        var patience =
                new TaskCreation.Patience(Duration.ofSeconds(10), clock, clock::advance, operator, Optional::empty);
        return new TaskCreation(ledger.taskCreations(), api, account, patience).create(purpose, task("leads"));
    }

    private static NewTask task(String name) {
        return new NewTask(name, null, 1, 100, null, null, null, null, null, null, null, null, null);
    }

    @Test
    void makesATaskOnceForAPurpose() {
        api.names.add("leads");

        assertThat(create("a")).isEqualTo(2);
        assertThat(create("a")).isEqualTo(2);
        assertThat(create("b")).isEqualTo(3);
        assertThat(api.names).containsExactly("leads", "leads", "leads");
    }

    @Test
    void findsTheTaskWhoseAnswerWasLost() {
        api.names.add("leads");
        api.afterCreating.add(LOST);

        assertThat(create("a")).isEqualTo(2);
        assertThat(create("a")).isEqualTo(2);
        assertThat(api.names).hasSize(2);
    }

    @Test
    void goesOnWhereAProcessDiedAfterItsCall() {
        api.afterCreating.add(new SimulatedDeathException());
        assertThat(catchThrowableOfType(SimulatedDeathException.class, () -> create("a")))
                .isNotNull();

        assertThat(create("a")).isEqualTo(1);
        assertThat(api.names).hasSize(1);
    }

    @Test
    void goesOnWhereAProcessDiedBeforeItsCall() {
        api.beforeCreating.add(new SimulatedDeathException());
        assertThat(catchThrowableOfType(SimulatedDeathException.class, () -> create("a")))
                .isNotNull();

        assertThat(create("a")).isEqualTo(1);
        assertThat(api.names).hasSize(1);
    }

    @Test
    void waitsForACallThatMayTakeEffectLate() {
        api.beforeCreating.add(new SimulatedDeathException());
        assertThat(catchThrowableOfType(SimulatedDeathException.class, () -> create("a")))
                .isNotNull();
        api.whenListed = () -> {
            if (!clock.instant().isBefore(Instant.parse("2026-11-24T12:00:06Z")) && api.names.isEmpty()) {
                api.names.add("leads");
            }
        };

        assertThat(create("a")).isEqualTo(1);
        assertThat(api.names).hasSize(1);
        assertThat(operator.warnings)
                .containsExactly("An earlier call to make the task \"leads\" may still take effect; waiting until"
                        + " 2026-11-24T12:00:10Z.");
    }

    @Test
    void makesNoneWhereTheConditionFails() {
        var account = new ApiAccount("default", URI.create("http://127.0.0.1/open_api_v1"), "mail", "token");
        var patience = new TaskCreation.Patience(Duration.ZERO, clock, time -> {}, operator, Optional::empty);
        var creation = new TaskCreation(ledger.taskCreations(), api, account, patience);

        assertThat(catchThrowableOfType(
                        SimulatedDeathException.class,
                        () -> creation.create("a", task("leads"), () -> {
                            throw new SimulatedDeathException();
                        })))
                .isNotNull();
        assertThat(api.names).isEmpty();
        assertThat(ledger.taskCreations().find("default", "a")).isEmpty();
    }

    @Test
    void saysThatItIsNotKnownWhetherATaskWasMade() {
        api.beforeCreating.add(LOST);

        var problem =
                catchThrowableOfType(ProblemException.class, () -> create("a")).problem();

        assertThat(problem.message())
                .isEqualTo(
                        "Whether the task \"leads\" was made is not known (create task: no answer, reset); the account"
                                + " does not list it yet. Nothing was sent.");
        assertThat(problem.exit()).isEqualTo(ExitCode.API_FAILED);
        assertThat(create("a")).isEqualTo(1);
    }

    @Test
    void choosesNoneOfSeveralThatAppeared() {
        api.afterCreating.add(new SimulatedDeathException());
        assertThat(catchThrowableOfType(SimulatedDeathException.class, () -> create("a")))
                .isNotNull();
        api.names.add("leads");

        var problem =
                catchThrowableOfType(ProblemException.class, () -> create("a")).problem();

        assertThat(problem.message())
                .isEqualTo(
                        "Several tasks named \"leads\" have appeared since this import began: [1, 2]. Nothing was sent.");
        assertThat(problem.exit()).isEqualTo(ExitCode.REFUSED);
    }

    private static final class SimulatedDeathException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The tasks of an account, whose ids are their places from 1. */
    private static final class FakeTasks extends UnaskedApi {

        private final List<String> names = new ArrayList<>();
        private final Queue<RuntimeException> beforeCreating = new ArrayDeque<>();
        private final Queue<RuntimeException> afterCreating = new ArrayDeque<>();

        private Runnable whenListed = () -> {};

        @Override
        public CalloutTaskPage tasks(int page, int perPage) {
            whenListed.run();
            var tasks = new ArrayList<CalloutTask>();
            for (var i = 0; i < names.size(); i++) {
                tasks.add(new CalloutTask(
                        i + 1,
                        names.get(i),
                        null,
                        1,
                        null,
                        1L,
                        0,
                        null,
                        2,
                        0,
                        0,
                        0,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
            }
            return new CalloutTaskPage(tasks, 1, 1, tasks.size());
        }

        @Override
        public long create(NewTask task) {
            failWith(beforeCreating);
            names.add(task.name());
            failWith(afterCreating);
            return names.size();
        }

        private static void failWith(Queue<RuntimeException> failures) {
            var failure = failures.poll();
            if (failure != null) {
                throw failure;
            }
        }
    }
}
