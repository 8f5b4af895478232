package numberimport.ledger;

import java.util.List;

/** Rows that are cut from a batch whose rows had more than one outcome, what becomes of them, and how that is known. */
public record BatchPart(List<StagedRow> rows, BatchState state, AttemptOutcome outcome) {}
