package numberimport.validation;

import java.util.List;
import java.util.Set;

/** What validation says about one row: exactly one of the four. */
public sealed interface Verdict {

    /** May be sent, after these repairs. */
    record Accepted(NumberEntry entry, Set<Repair> repairs) implements Verdict {}

    /** Breaks rules, all of which are listed, those about the number first; never empty. */
    record Rejected(List<Violation> violations) implements Verdict {

        public Rejected {
            if (violations.isEmpty()) {
                throw new IllegalArgumentException("A rejected row has at least one violation");
            }
            violations = List.copyOf(violations);
        }
    }

    /** One of its numbers stands in an earlier accepted row, or is in the task already. */
    record Duplicate(Violation violation) implements Verdict {}

    /** One of its numbers is on a do-not-call list. */
    record Suppressed(Violation violation) implements Verdict {}
}
