package numberimport.pipeline;

import java.util.OptionalLong;
import numberimport.ledger.ImportRun;
import numberimport.ledger.RunParts;
import numberimport.ledger.RunState;

/** The runs that a file became which is larger than its task: each goes on where the one before ended. */
record Continuations(RunParts parts) {

    /** The run itself where it is not complete, else the first of its continuations that is not, or the last. */
    ImportRun unfinished(ImportRun run) {
        var part = run;
        var rest = parts.continuationOf(run.id());
        while (part.state() == RunState.COMPLETED && rest.isPresent()) {
            part = rest.get();
            rest = parts.continuationOf(part.id());
        }
        return part;
    }

    /** The run that goes on where this one ended, unless it is complete. */
    OptionalLong continuationOf(long run) {
        return parts.continuationOf(run)
                .filter(rest -> rest.state() != RunState.COMPLETED)
                .map(rest -> OptionalLong.of(rest.id()))
                .orElseGet(OptionalLong::empty);
    }
}
