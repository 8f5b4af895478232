package numberimport.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import numberimport.api.PooledNumber;
import numberimport.pipeline.PoolExport;

/** Counts the numbers of a pool as they are read; of a large one, says on stderr how long it takes and each minute how far it is. */
final class PoolProgress implements Consumer<PooledNumber> {

    private static final long LARGE = 30_000;
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final PoolExport pool;
    private final Output out;
    private final Clock clock;
    private Instant nextLine;
    private long read;

    private PoolProgress(PoolExport pool, Output out, Clock clock) {
        this.pool = pool;
        this.out = out;
        this.clock = clock;
        this.nextLine = clock.instant().plus(INTERVAL);
    }

    static PoolProgress of(PoolExport pool, Output out, Clock clock) {
        if (pool.size() > LARGE && !out.quiet()) {
            out.hint("Task " + pool.task() + " holds " + Words.number(pool.size())
                    + " numbers: at the API's pace, reading them takes at least " + Words.duration(pool.leastTime())
                    + ".");
        }
        return new PoolProgress(pool, out, clock);
    }

    @Override
    public void accept(PooledNumber number) {
        var now = clock.instant();
        if (!now.isBefore(nextLine) && !out.quiet()) {
            nextLine = now.plus(INTERVAL);
            out.hint(Moment.text(now.atZone(clock.getZone()).toOffsetDateTime()) + " task=" + pool.task()
                    + " state=reading numbers=" + read + "/" + pool.size());
        }
        read++;
    }

    long read() {
        return read;
    }
}
