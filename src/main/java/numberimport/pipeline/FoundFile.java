package numberimport.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was understood of a file before its rows were read. */
public record FoundFile(
        String name,
        @Nullable String inside,
        String sha256,
        String format,
        @Nullable String charset,
        @Nullable String sheet,
        long headerRow,
        String mapping,
        List<String> warnings) {}
