package numberimport.intake;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells which of the dropped files are whole: those marked as done, and those that have not changed for a while under our eyes. */
final class StandingStill {

    private final Duration time;
    private Map<Path, Seen> seen = Map.of();

    StandingStill(Duration time) {
        this.time = time;
    }

    /** Of what lies there now. */
    List<DroppedFile> among(List<DroppedFile> files, Instant now) {
        var still = new ArrayList<DroppedFile>();
        Map<Path, Seen> lyingThere = new HashMap<>();
        for (var file : files) {
            var before = seen.get(file.place());
            var since = before != null && file.isAs(before.file()) ? before.since() : now;
            lyingThere.put(file.place(), new Seen(file, since));
            if (file.done() || !file.plain() || !now.isBefore(since.plus(time))) {
                still.add(file);
            }
        }
        seen = lyingThere;
        return still;
    }

    private record Seen(DroppedFile file, Instant since) {}
}
