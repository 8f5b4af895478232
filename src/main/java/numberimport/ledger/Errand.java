package numberimport.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be done for a launch. */
public sealed interface Errand {

    /** A file that is to be understood as its profile says. */
    Errand IMPORT = new ImportFile(null);

    /** The launch's file is to be imported; {@code options} is the launcher's own text, null leaves them to the profile. */
    record ImportFile(@Nullable String options) implements Errand {}

    /** A run that stopped is to go on, or one that was refused is to be tried again: as approved also where its file is unlike those before. */
    record Resume(long run, boolean approved) implements Errand {}

    /** What the API refused of a run is to be sent again, narrowed to some reasons; none means all. */
    record Retry(long run, List<String> reasons) implements Errand {}
}
