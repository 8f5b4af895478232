package numberimport.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import numberimport.pipeline.RunArchive;
import numberimport.pipeline.RunProgress;

/**
 * How runs stand, looked up and written once a second for all who watch the same one in the same language: many open pages must not
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

    /** A run at a moment, and what was written of it. */
    record Snapshot(Instant at, RunLine line, boolean stopping, RunProgress progress, Map<Locale, String> written) {

        /** In a language: written once. */
        String in(Locale language, Function<Snapshot, String> writing) {
            return written.computeIfAbsent(language, unwritten -> writing.apply(this));
        }
    }

    /** Not older than a second. */
    synchronized Snapshot recent(long run) {
        var known = newest.get(run);
        return known != null && clock.instant().isBefore(known.at().plus(FRESH)) ? known : now(run);
    }

    /** As it stands this moment. */
    synchronized Snapshot now(long run) {
        newest.remove(run);
        var line = RunLine.of(archive.show(run));
        var stopping = line.active() && archive.stopRequested(run);
        var snapshot = new Snapshot(clock.instant(), line, stopping, archive.progress(run), new ConcurrentHashMap<>());
        newest.put(run, snapshot);
        return snapshot;
    }
}
