package numberimport.validation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What comes to light while one row is read. */
final class RowFindings {

    private List<Violation> violations = List.of();
    private Set<Repair> repairs = Set.of();

    void reject(Reason reason, String column, String value, String problem) {
        reject(new Violation(reason, column, value, null, problem));
    }

    void reject(Violation violation) {
        if (violations.isEmpty()) {
            violations = new ArrayList<>();
        }
        violations.add(violation);
    }

    void repaired(Repair repair) {
        if (repairs.isEmpty()) {
            repairs = EnumSet.noneOf(Repair.class);
        }
        repairs.add(repair);
    }

    boolean rejected() {
        return !violations.isEmpty();
    }

    List<Violation> violations() {
        return violations;
    }

    Set<Repair> repairs() {
        return repairs.isEmpty() ? repairs : Collections.unmodifiableSet(repairs);
    }
}
