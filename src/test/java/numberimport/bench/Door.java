package numberimport.bench;

import java.util.List;

/** What a sandbox has seen of one import: the calls of add_numbers in order of arrival, and what is in the task's pool. */
record Door(List<Call> calls, List<String> pool) {

    /** A call by when it came to the door, on the sandbox's own monotonic clock, and what became of it. */
    record Call(long nanoTime, int code, int applied) {

        static final int REFUSED_AS_TOO_SOON = 429;
    }
}
