package numberimport.validation;

import java.util.List;
import java.util.Set;

/** What validation says about one row: it may be sent, or it fails. */
public sealed interface Verdict {

    /** May be sent, after these repairs. */
    record Accepted(NumberEntry entry, Set<Repair> repairs) implements Verdict {}

    /** Must not be sent, for at least one reason: exactly one of the three. */
    sealed interface Failed extends Verdict {

        List<Violation> violations();

        /** The first one, by which the row is counted. */
        default Reason reason() {
            return violations().get(0).reason();
        }
    }

    /** Breaks rules, all of which are listed, those about the number first. */
    record Rejected(List<Violation> violations) implements Failed {

        public Rejected {
            if (violations.isEmpty()) {
                throw new IllegalArgumentException("A rejected row has at least one violation");
            }
            violations = List.copyOf(violations);
        }
    }

    /** One of its numbers stands in an earlier accepted row, or is in the task already. */
    record Duplicate(Violation violation) implements Failed {

        @Override
        public List<Violation> violations() {
            return List.of(violation);
        }
    }

    /** One of its numbers is on a do-not-call list. */
    record Suppressed(Violation violation) implements Failed {

        @Override
        public List<Violation> violations() {
            return List.of(violation);
        }
    }
}
