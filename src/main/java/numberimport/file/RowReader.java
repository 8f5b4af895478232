package numberimport.file;

import java.io.Closeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a file in order, read as a stream; for one thread. */
public interface RowReader extends Closeable {

    /**
     * The next row, null at the end.
     *
     * @throws UnreadableFileException where the file is damaged; nothing can be read after it
     */
    @Nullable
    SourceRow next();

    /** Sentences about what this pass has come across so far and a person may not know of, such as hidden rows. */
    default List<String> warnings() {
        return List.of();
    }

    @Override
    void close();
}
