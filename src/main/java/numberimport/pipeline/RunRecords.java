package numberimport.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The runs that were made, wherever they are kept, for reading; also the place to ask one to stop. A run that is not there is a problem. */
public interface RunRecords extends AutoCloseable {

    /** The newest runs first. */
    List<RunView> newest(int limit);

    RunView show(long run);

    /** Hands the failed rows of a run over in the order of the file. */
    void failures(long run, Consumer<FailureView> action);

    /** Why rows failed, the most frequent reason first. */
    List<ReasonView> reasons(long run);

    /** The batches of a run that has ended whose outcome no evidence settles; of one at work, those that were given up. */
    List<UnknownBatch> unknown(long run);

    /** Asks the process at work on a run to stop in order, or ends it where there is none; false when the run has ended already. */
    boolean stop(long run);

    /** Writes the rows that did not get into the task to one file, CSV or XLSX by its ending. */
    void writeFailures(long run, Path target);

    /** Writes accepted.csv, rejected.csv, unsent.csv and unknown.csv into a folder; gives the rows in each. */
    Map<Path, Long> writeResults(long run, Path folder);

    @Override
    void close();
}
