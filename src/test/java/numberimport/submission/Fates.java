package numberimport.submission;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import numberimport.api.AddNumbersAnswer;

/** What may befall a sending on its way to the API, inside it, and on the way back. */
final class Fates {

    private Fates() {}

    static FakeApi.Fate taken() {
        return (api, stamp, numbers) -> api.admitted(stamp, () -> api.keep(numbers));
    }

    static FakeApi.Fate code(int code) {
        return (api, stamp, numbers) -> new AddNumbersAnswer.Denied(code, "so");
    }

    /** Turned away at the door, before anything of it is looked at. */
    static FakeApi.Fate tooOften() {
        return (api, stamp, numbers) -> new AddNumbersAnswer.TooOften(Optional.empty());
    }

    static FakeApi.Fate notSent() {
        return (api, stamp, numbers) -> {
            api.neverLeft();
            return new AddNumbersAnswer.NotSent("ConnectException");
        };
    }

    static FakeApi.Fate neverReceived() {
        return (api, stamp, numbers) -> new AddNumbersAnswer.Lost("reset");
    }

    /** Admitted, and the first {@code count} applied, before the answer is lost. */
    static FakeApi.Fate appliedUnanswered(int count) {
        return (api, stamp, numbers) -> {
            api.admitted(stamp, () -> api.keepUnanswered(numbers, count));
            return new AddNumbersAnswer.Lost("reset");
        };
    }

    /** Admitted at once, applied after a while, never answered. */
    static FakeApi.Fate appliedAfter(Duration delay) {
        return (api, stamp, numbers) -> {
            api.admitted(stamp, () -> {
                api.later(delay, () -> api.keepUnanswered(numbers, numbers.size()));
                return new AddNumbersAnswer.Taken(0, 0, List.of());
            });
            return new AddNumbersAnswer.Lost("none within 60 s");
        };
    }

    /** Takes effect as {@code fate} says, and is answered otherwise: by a second copy of it, or by something on the way. */
    static FakeApi.Fate answered(AddNumbersAnswer answer, FakeApi.Fate fate) {
        return (api, stamp, numbers) -> {
            fate.of(api, stamp, numbers);
            return answer;
        };
    }

    /** Underway for a while, then admitted only if stamp and nonce still are good. */
    static FakeApi.Fate receivedAfter(Duration delay) {
        return (api, stamp, numbers) -> {
            api.later(delay, () -> api.admitted(stamp, () -> api.keepUnanswered(numbers, numbers.size())));
            return new AddNumbersAnswer.Lost("none within 60 s");
        };
    }

    /** Takes effect as {@code fate} says, then the process dies before it has the answer. */
    static FakeApi.Fate crash(FakeApi.Fate fate) {
        return (api, stamp, numbers) -> {
            fate.of(api, stamp, numbers);
            throw new SimulatedCrashException();
        };
    }
}
