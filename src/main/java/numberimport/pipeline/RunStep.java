package numberimport.pipeline;

/** A step of the job that is done in one go. What it did before is asked of the ledger, so that it can be run again. */
@FunctionalInterface
interface RunStep {

    void run() throws Exception;
}
