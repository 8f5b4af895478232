package numberimport.submission.model;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * Visits every state of a scope, breadth first, so that the first harm it meets has a shortest trace. The steps are kept, to look
 * afterwards for states from which the run can't end well any more.
 */
final class Exploration {

    private final Scope scope;
    private final Protocol protocol;
    private final StateIndex states = new StateIndex();
    private final IntSeries parents = new IntSeries();
    private final IntSeries successors = new IntSeries();
    private final IntSeries successorsEnd = new IntSeries();
    private int current;
    private int harmed = -1;

    private Exploration(Scope scope) {
        this.scope = scope;
        this.protocol = new Protocol(scope);
    }

    static Verdict of(Scope scope) {
        var exploration = new Exploration(scope);
        exploration.visitAll();
        return exploration.verdict();
    }

    private void visitAll() {
        states.add(protocol.start());
        parents.add(-1);
        for (current = 0; current < states.size() && harmed < 0; current++) {
            protocol.stepsFrom(states.get(current), this::reach);
            successorsEnd.add(successors.size());
        }
    }

    private void reach(Step step, int who, int what, ProtocolState next) {
        var reached = next.withoutPast();
        var number = states.add(reached);
        successors.add(number);
        if (number == parents.size()) {
            parents.add(current);
            if (harmed < 0 && reached.harm() != Harm.NONE) {
                harmed = number;
            }
        }
    }

    private Verdict verdict() {
        return harmed < 0
                ? new Verdict(Harm.NONE, List.of(), states.size(), stuck())
                : new Verdict(states.get(harmed).harm(), traceTo(harmed), states.size(), 0);
    }

    private List<String> traceTo(int end) {
        var trace = new ArrayList<String>();
        for (int number = end; parents.get(number) >= 0; number = parents.get(number)) {
            trace.add(stepBetween(parents.get(number), states.get(number)));
        }
        Collections.reverse(trace);
        return trace;
    }

    private String stepBetween(int from, ProtocolState to) {
        var found = new ArrayList<String>();
        protocol.stepsFrom(states.get(from), (step, who, what, next) -> {
            if (next.withoutPast().equals(to)) {
                found.add(step.told(who, what));
            }
        });
        return found.get(0);
    }

    /** How many states have attempts left and yet no way to an end where all rows are accepted. */
    private int stuck() {
        var well = new BitSet(states.size());
        for (var before = -1; before != well.cardinality(); ) {
            before = well.cardinality();
            for (int number = states.size() - 1; number >= 0; number--) {
                if (!well.get(number) && endsWell(number, well)) {
                    well.set(number);
                }
            }
        }
        var stuck = 0;
        for (int number = well.nextClearBit(0); number < states.size(); number = well.nextClearBit(number + 1)) {
            stuck += scope.budgetLeft(states.get(number).ours()) ? 1 : 0;
        }
        return stuck;
    }

    private boolean endsWell(int number, BitSet well) {
        if (scope.allAccepted(states.get(number).ours())) {
            return true;
        }
        for (int i = number == 0 ? 0 : successorsEnd.get(number - 1); i < successorsEnd.get(number); i++) {
            if (well.get(successors.get(i))) {
                return true;
            }
        }
        return false;
    }
}
