package numberimport.submission.model;

import java.util.EnumSet;

/** How much there is of everything, what the world may do, and what the protocol does about it. */
record Scope(Size size, EnumSet<Circumstance> circumstances, EnumSet<Protection> protections) {

    /** The rows, how many of them make a batch, the attempts in all, and how often a process may be killed. */
    record Size(int rows, int rowsPerBatch, int attempts, int crashes) {}

    /** What the code does, in a world that loses, delays and kills, and no more. */
    static Scope of(Size size) {
        var protections = EnumSet.complementOf(EnumSet.of(Protection.EPOCH_IN_LEDGER_WRITES));
        return new Scope(size, EnumSet.noneOf(Circumstance.class), protections);
    }

    Scope under(Circumstance circumstance) {
        var more = EnumSet.copyOf(circumstances);
        more.add(circumstance);
        return new Scope(size, more, protections);
    }

    Scope with(Protection protection) {
        var more = EnumSet.copyOf(protections);
        more.add(protection);
        return new Scope(size, circumstances, more);
    }

    Scope without(Protection... left) {
        var fewer = EnumSet.copyOf(protections);
        for (var protection : left) {
            fewer.remove(protection);
        }
        return new Scope(size, circumstances, fewer);
    }

    boolean has(Circumstance circumstance) {
        return circumstances.contains(circumstance);
    }

    boolean has(Protection protection) {
        return protections.contains(protection);
    }

    int allRows() {
        return (1 << size.rows()) - 1;
    }

    /** The rows of the batch that was staged with this row in it. */
    int batchOf(int row) {
        var first = row - row % size.rowsPerBatch();
        return (((1 << size.rowsPerBatch()) - 1) << first) & allRows();
    }

    boolean allAccepted(OurSide ours) {
        return ours.accepted() == allRows();
    }

    /** Whether an attempt is left for every batch that is not accepted as a whole. */
    boolean budgetLeft(OurSide ours) {
        var needed = 0;
        for (int row = 0; row < size.rows(); row += size.rowsPerBatch()) {
            needed += (batchOf(row) & ~ours.accepted()) == 0 ? 0 : 1;
        }
        return needed <= size.attempts() - ours.attemptsMade();
    }
}
