package numberimport.file;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Rows on their way into a file of one format. Closing releases what they hold, complete or not. */
interface ReportRows extends Closeable {

    void write(List<String> cells) throws IOException;

    void finish() throws IOException;
}
