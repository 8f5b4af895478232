package numberimport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;
import numberimport.SettableClock;
import numberimport.api.ApiException;
import numberimport.api.TaskDetails;
import numberimport.api.TaskStatus;
import numberimport.api.UnaskedApi;
import org.junit.jupiter.api.Test;

class TaskClosingTest {

    private static final int ENABLED = 1;
    private static final int CLOSED = 2;
    private static final int STOPPING = 3;

    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final SettableClock clock = new SettableClock("2026-11-24T12:00:00Z");

    /** A task that shows these statuses, the last one for ever. */
    private TaskClosing task(Integer... statuses) {
        Queue<Integer> script = new ArrayDeque<>(List.of(statuses));
        var api = new UnaskedApi() {
            @Override
            public TaskDetails task(long id) {
                return task(id, "a", script.size() > 1 ? script.remove() : script.element(), 0);
            }
        };
        return new TaskClosing(api, clock, time -> {
            pauses.add(time);
            clock.advance(time);
        });
    }

    private TaskDetails await(TaskClosing closing, Duration most) {
        return closing.awaitClosed(16, most, Optional::empty, told::add);
    }

    @Test
    void waitsForNothingWhereTheTaskIsClosed() {
        assertThat(await(task(CLOSED), Duration.ZERO).state()).isEqualTo(TaskStatus.CLOSED);

        assertThat(pauses).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void waitsOutStoppingWithGrowingPauses() {
        assertThat(await(task(ENABLED, STOPPING, STOPPING, CLOSED), Duration.ofMinutes(1))
                        .state())
                .isEqualTo(TaskStatus.CLOSED);

        assertThat(pauses).hasSize(1 + 2 + 4).containsOnly(Duration.ofSeconds(1));
        assertThat(told).containsExactly("Task 16 is enabled; waiting until it is closed.");
    }

    @Test
    void saysThatTheTaskIsNotClosedInTime() {
        var failure =
                catchThrowableOfType(ProblemException.class, () -> await(task(STOPPING), Duration.ofMillis(4500)));

        assertThat(failure.problem().message())
                .isEqualTo(
                        "Task 16 is stopping after 4 s of waiting, expected closed; numbers can only be added while it"
                                + " is closed.");
        assertThat(failure.problem().exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(Duration.ofMillis(4500));
    }

    @Test
    void waitsNoLongerWhenAskedToStop() {
        Supplier<Optional<String>> stop = () -> pauses.size() < 3 ? Optional.empty() : Optional.of("SIGTERM");

        var failure = catchThrowableOfType(
                ProblemException.class, () -> task(STOPPING).awaitClosed(16, Duration.ofMinutes(1), stop, told::add));

        assertThat(failure.problem().message()).isEqualTo("Stopped while waiting for the task to be closed: SIGTERM.");
        assertThat(failure.problem().exit()).isEqualTo(ExitCode.STOPPED);
        assertThat(pauses).hasSize(3);
    }

    @Test
    void tellsApartWhetherItWasClosedAlready() {
        var codes = new ArrayDeque<>(List.of(1000, 501016, 2005));
        var closing = new TaskClosing(
                new UnaskedApi() {
                    @Override
                    public void open(long task, boolean open, String relayNumber) {
                        assertThat(open).isFalse();
                        var code = codes.remove();
                        if (code != 1000) {
                            throw ApiException.answered("close task 16", code, "m");
                        }
                    }
                },
                clock,
                time -> {});

        assertThat(closing.close(16)).isTrue();
        assertThat(closing.close(16)).isFalse();
        assertThat(catchThrowableOfType(ProblemException.class, () -> closing.close(16))
                        .problem()
                        .message())
                .isEqualTo("There is no task 16 in this account (close task 16: code 2005 \"m\").");
    }
}
