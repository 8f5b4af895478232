package numberimport.ledger;

/** The right to send into a task, held by one process at a time; the epoch rises with each holder. */
public record Lease(String account, long task, String owner, long epoch) {}
