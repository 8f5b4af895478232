package numberimport.pipeline;

/**
 * What a run may do to its task besides adding numbers: close it before, enable it after if it was enabled before, wait so many
 * seconds until it is closed, and go on into further tasks of the same settings where the file is larger than its room.
 */
public record TaskHandling(boolean close, boolean openAfter, long waitSeconds, boolean split) {

    /** Leaves the task as it is, and takes no other. */
    public static final TaskHandling NONE = new TaskHandling(false, false, 0, false);

    /** Whether anything of it is wanted. */
    public boolean given() {
        return !equals(NONE);
    }

    /** What is wanted beyond what was wanted before; who wants the task closed says also whether it is enabled after. */
    public TaskHandling over(TaskHandling kept) {
        return new TaskHandling(
                close || kept.close,
                close ? openAfter : kept.openAfter,
                waitSeconds > 0 ? waitSeconds : kept.waitSeconds,
                split || kept.split);
    }

    /** Whether a task that is not closed yet may still become so. */
    boolean closes() {
        return close || waitSeconds > 0;
    }
}
