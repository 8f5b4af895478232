package numberimport.sandbox.store;

/** How many numbers a task's pool may hold, and all pools of a company together. */
public record Quotas(int task, int company) {

    /** What the document allows. */
    public static final Quotas DOCUMENTED = new Quotas(1_000_000, 10_000_000);
}
