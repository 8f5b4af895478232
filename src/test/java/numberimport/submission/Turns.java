package numberimport.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** Two processes, each a thread, of which one at a time goes on for a drawn number of steps; the last one to its end. */
final class Turns {

    private final List<Integer> lengths;
    private final Semaphore[] turns = {new Semaphore(1), new Semaphore(0)};
    private final boolean[] ended = new boolean[2];
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private int steps;

    Turns(List<Integer> lengths) {
        this.lengths = new ArrayList<>(lengths);
    }

    SimulatedProcess.Place place(int process) {
        return new SimulatedProcess.Place() {
            @Override
            public void step() {
                Turns.this.step(process);
            }

            @Override
            public void answered() {
                Turns.this.answered(process);
            }
        };
    }

    /** Called by the process whose turn it is before each of its steps. */
    private void step(int process) {
        steps++;
        if (!lengths.isEmpty() && steps >= lengths.get(0)) {
            change(process);
        }
    }

    /** Called by the process whose turn it is when the API has answered, and it has not written that down: every second turn ends. */
    private void answered(int process) {
        if (!lengths.isEmpty() && lengths.get(0) % 2 == 0) {
            change(process);
        }
    }

    private void change(int process) {
        if (!ended[1 - process]) {
            lengths.remove(0);
            steps = 0;
            pass(process);
            turns[process].acquireUninterruptibly();
        }
    }

    void run(Runnable one, Runnable other) throws InterruptedException {
        var threads = List.of(new Thread(() -> take(0, one)), new Thread(() -> take(1, other)));
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new AssertionError(failure.get().getMessage(), failure.get());
        }
    }

    private void take(int process, Runnable work) {
        turns[process].acquireUninterruptibly();
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        } finally {
            ended[process] = true;
            pass(process);
        }
    }

    private void pass(int process) {
        turns[1 - process].release();
    }
}
