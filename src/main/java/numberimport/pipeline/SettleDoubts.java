package numberimport.pipeline;

/** Batches in doubt are settled by evidence, and sent again only when proven not to have been received. */
final class SettleDoubts implements RunStep {

    private final ActiveRun run;

    SettleDoubts(ActiveRun run) {
        this.run = run;
    }

    @Override
    public void run() throws Exception {
        try (var submission = Sending.open(run)) {
            do {
                submission.settle();
            } while (Sending.goesOn(run, submission));
            Sending.raise(run, submission.end());
        }
    }
}
