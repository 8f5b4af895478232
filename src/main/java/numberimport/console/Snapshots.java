package numberimport.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import numberimport.pipeline.ReasonView;
import numberimport.pipeline.RunArchive;
import numberimport.pipeline.RunProgress;

/**
 * How runs stand, looked up and written once a second for all who watch the same one in the same language and may see as much: many open pages must not
 * cost a run its pace.
 */
final class Snapshots {

    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int MOST = 50;

    private final RunArchive archive;
    private final Clock clock;
    private final Map<Long, Snapshot> newest = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Snapshot> eldest) {
            return size() > MOST;
        }
    };

    Snapshots(RunArchive archive, Clock clock) {
        this.archive = archive;
        this.clock = clock;
    }

    /** Who reads what is written: in a language, with phone numbers or without. */
    record Reader(Locale language, boolean seesNumbers) {}

    /** A run at a moment, and what was written of it. */
    record Snapshot(
            Instant at,
            RunLine line,
            boolean stopping,
            RunProgress progress,
            List<ReasonView> reasons,
            Map<Reader, String> written) {

        /** Written once for all such readers. */
        String forReader(Reader reader, Function<Snapshot, String> writing) {
            return written.computeIfAbsent(reader, unwritten -> writing.apply(this));
        }
    }

    /** Not older than a second. */
    synchronized Snapshot recent(long run) {
        var known = newest.get(run);
        return known != null && clock.instant().isBefore(known.at().plus(FRESH)) ? known : now(run);
    }

    /** As it stands this moment. */
    synchronized Snapshot now(long run) {
        var known = newest.remove(run);
        var line = RunLine.of(archive.show(run));
        var stopping = line.active() && archive.stopRequested(run);
        // Reasons are counted over all failed rows: while a run is at work, only when there are more of those.
        var reasons = known != null && line.active() && known.line().failed() == line.failed()
                ? known.reasons()
                : archive.reasons(run);
        var snapshot = new Snapshot(
                clock.instant(), line, stopping, archive.progress(run), reasons, new ConcurrentHashMap<>());
        newest.put(run, snapshot);
        return snapshot;
    }
}
