package numberimport.ledger;

import java.util.List;
import numberimport.validation.NumberEntry;

/** A good row as it waits to be sent: the entry for the API, and the source's own cells for the report should it be refused. */
public record StagedRow(NumberEntry entry, List<String> cells) {}
