package numberimport.ledger;

/** How many batches of a run, and parts of batches, had an outcome that no answer told, known in the same way. */
public record SettledCount(AttemptOutcome.How how, int batches) {}
