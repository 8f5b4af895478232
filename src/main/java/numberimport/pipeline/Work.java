package numberimport.pipeline;

import numberimport.api.ApiAccount;

/** What somebody wants done at a task of an account, and how to talk with them. */
record Work(ApiAccount account, long task, Operator operator, StopSignal stop) {

    /** No task has this id: who works at it makes one. */
    static final long NO_TASK = 0;

    /** Where the work is done, as the beginning of a sentence. */
    String place() {
        return task == NO_TASK ? "A new task of account " + account.name() : "Task " + task;
    }
}
