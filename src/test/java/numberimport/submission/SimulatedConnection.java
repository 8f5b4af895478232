package numberimport.submission;

import java.time.Instant;
import java.util.function.Supplier;
import numberimport.api.AddNumbersAnswer;
import numberimport.api.CallStamp;
import numberimport.api.CalloutTaskPage;
import numberimport.api.NumberPage;
import numberimport.api.TaskDetails;
import numberimport.api.UnaskedApi;

/** A process's way to the API: each call is a step of it, takes its time, and finds what others did meanwhile. */
final class SimulatedConnection extends UnaskedApi {

    private final SimulatedRun world;
    private final SimulatedProcess process;

    SimulatedConnection(SimulatedRun world, SimulatedProcess process) {
        this.world = world;
        this.process = process;
    }

    @Override
    public AddNumbersAnswer addNumbers(CallStamp stamp, byte[] body, Runnable written) {
        return step(() -> {
            var answer = world.api.addNumbers(stamp, body, written);
            process.answered();
            return answer;
        });
    }

    @Override
    public TaskDetails task(long id) {
        return step(() -> world.api.task(id));
    }

    @Override
    public TaskDetails task(long id, CallStamp stamp) {
        return step(() -> world.api.task(id, stamp));
    }

    @Override
    public NumberPage numbers(long task, long startNumberId) {
        return step(() -> world.api.numbers(task, startNumberId));
    }

    @Override
    public CalloutTaskPage tasks(int page, int perPage) {
        return step(() -> world.api.tasks(page, perPage));
    }

    @Override
    public Instant serverTime() {
        return world.api.serverTime();
    }

    private <T> T step(Supplier<T> call) {
        process.before(true);
        world.othersAct();
        var answer = call.get();
        world.answerTakesItsTime();
        process.after();
        return answer;
    }
}
