package numberimport.submission;

/** Counts the calls that wait for their answers. */
final class InFlight {

    private int calls;

    /** Waits until fewer than {@code limit} calls are on their way, and adds one. */
    synchronized void enter(int limit) throws InterruptedException {
        while (calls >= limit) {
            wait();
        }
        calls++;
    }

    synchronized void leave() {
        calls--;
        notifyAll();
    }

    synchronized boolean none() {
        return calls == 0;
    }

    synchronized void awaitNone() throws InterruptedException {
        while (calls > 0) {
            wait();
        }
    }

    /** Waits until a call has had its answer; false when none is on its way. */
    synchronized boolean awaitOne() throws InterruptedException {
        if (calls == 0) {
            return false;
        }
        var before = calls;
        while (calls >= before) {
            wait();
        }
        return true;
    }
}
