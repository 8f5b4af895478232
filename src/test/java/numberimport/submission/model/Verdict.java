package numberimport.submission.model;

import java.util.List;

/** What the visit of a scope found: the first harm with a shortest trace to it or, without any, all states, and those stuck. */
record Verdict(Harm harm, List<String> trace, int states, int stuck) {

    boolean holds() {
        return harm == Harm.NONE && stuck == 0;
    }

    @Override
    public String toString() {
        return harm + " after " + trace.size() + " steps, " + states + " states, " + stuck + " stuck"
                + String.join("", trace.stream().map(step -> "\n  " + step).toList());
    }
}
