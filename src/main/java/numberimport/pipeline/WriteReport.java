package numberimport.pipeline;

/** The report of failed rows, and the balance. A run that does not balance, or has unknown rows, fails. */
final class WriteReport implements RunStep {

    private final ActiveRun run;

    WriteReport(ActiveRun run) {
        this.run = run;
    }

    @Override
    public void run() {
        new FailedRowsReport(run.ledger(), run.reports())
                .write(run.id(), run.options().report());
        var counts = run.ledger().runs().counts(run.id());
        if (!counts.balanced()) {
            throw new IllegalStateException("Run " + run.id() + " does not balance: " + counts);
        }
        if (counts.unknown() > 0) {
            throw new ProblemException(new Problem(
                    "OUTCOME_UNKNOWN",
                    "The outcome of " + counts.unknown() + " rows is unknown; they may or may not be in the task.",
                    "number-import results " + run.id() + " -o DIR lists them; number-import resume " + run.id()
                            + " looks for evidence once more",
                    ExitCode.API_FAILED));
        }
    }
}
