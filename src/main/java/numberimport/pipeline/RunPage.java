package numberimport.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs, the newest first; {@code next} is what the page after it begins before, null where it is the last. */
public record RunPage(List<RunView> runs, @Nullable Long next) {}
