package numberimport.validation;

import java.util.List;

/** A violation as a person reads it. */
record Told(Reason reason, String column, String value, String message) {

    /** All that a verdict tells, which has to be of this kind. */
    static List<Told> by(Class<? extends Verdict.Failed> kind, Verdict verdict) {
        return kind.cast(verdict).violations().stream()
                .map(violation ->
                        new Told(violation.reason(), violation.column(), violation.value(), violation.message()))
                .toList();
    }
}
