package numberimport.submission;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import numberimport.api.ApiProperties;
import numberimport.api.CallStamp;
import numberimport.api.CalloutTaskApi;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.Lease;
import numberimport.ledger.PoolStart;
import numberimport.ledger.RunFile;
import numberimport.ledger.RunIdentity;
import numberimport.ledger.StagedCounts;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One run that is sent from one ledger after the other, as its machine loses power; the API and time go on. */
final class InterruptedSending {

    /** The only run of its ledger. */
    static final long RUN = 1;

    private static final String ACCOUNT = "account";
    private static final long TASK = 16;
    private static final long FIRST_ROW = 2;
    private static final int BATCH_SIZE = 2;
    private static final int BATCHES = 3;

    private final Ticking time = new Ticking();
    private final FakeApi api = new FakeApi(time);
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final PoolStart poolStart = new PoolStart(null, 1);

    /** Writes the run down, with its batches. */
    static void stage(ImportLedger ledger) {
        var file = new RunFile("leads.csv", "/data/leads.csv", "UTF-8", null, 1, List.of("phone"), null, null);
        var identity = new RunIdentity("0".repeat(64), ACCOUNT, TASK, 1);
        var run = ledger.runs()
                .create(identity, null, file, "{}", Ticking.START)
                .orElseThrow()
                .id();
        var batches = LongStream.range(0, BATCHES)
                .map(batch -> FIRST_ROW + batch * BATCH_SIZE)
                .mapToObj(first -> LongStream.range(first, first + BATCH_SIZE)
                        .mapToObj(SendingWorld::row)
                        .toList())
                .toList();
        ledger.batches().stage(run, Long.MAX_VALUE, 1, batches, List.of());
        ledger.runs().staged(run, new StagedCounts(BATCHES * BATCH_SIZE, 0, 0, 0));
        ledger.callSlots().untilDue(ACCOUNT);
    }

    static List<String> cellphones() {
        return SendingWorld.cellphones(FIRST_ROW, BATCHES * BATCH_SIZE);
    }

    InterruptedSending expecting(FakeApi.Fate... fates) {
        api.expect(fates);
        return this;
    }

    /** Sends from a ledger as a process does; once the power is off, nothing reaches the API any more. */
    SubmissionEnd send(ImportLedger ledger, BooleanSupplier off) throws InterruptedException {
        time.goOnWith(ledger);
        var minute = Duration.ofMinutes(1);
        var properties = new ApiProperties(
                null, null, null, Duration.ofMillis(1010), 1, minute, Duration.ofMinutes(3), List.of(), null);
        var run = new SendingRun(RUN, new Lease(ACCOUNT, TASK, "host/1", 1), poolStart, false);
        var tools = new SendingTools(time, time, Optional::empty);
        try (var submission = new Submission(run, ledger, witnessed(off), properties, tools)) {
            submission.takeOver();
            for (var batch = submission.next(); batch.isPresent(); batch = submission.next()) {
                submission.send(batch.get());
            }
            submission.settle();
            return submission.end();
        }
    }

    /** The nonces of all sendings that left. */
    List<String> seen() {
        return seen;
    }

    List<String> pool() {
        return api.pool();
    }

    private CalloutTaskApi witnessed(BooleanSupplier off) {
        return (CalloutTaskApi) Proxy.newProxyInstance(
                CalloutTaskApi.class.getClassLoader(),
                new Class<?>[] {CalloutTaskApi.class},
                (proxy, method, given) -> {
                    if (off.getAsBoolean()) {
                        throw new SimulatedCrashException();
                    }
                    if (method.getName().equals("addNumbers")) {
                        seen.add(((CallStamp) given[0]).nonce());
                    }
                    try {
                        return method.invoke(api, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** Time that passes only when somebody waits, for the call slots of the ledger in use as well. */
    private static final class Ticking extends Clock implements Pause {

        private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

        private volatile Instant now = START;
        private volatile JdbcClient database;

        void goOnWith(ImportLedger ledger) {
            database = JdbcClient.create(ledger.dataSource());
        }

        @Override
        public synchronized void sleep(Duration time) {
            now = now.plus(time.isNegative() ? Duration.ZERO : time);
            database.sql("UPDATE call_slot SET next_call_at = CURRENT_TIMESTAMP")
                    .update();
        }

        @Override
        public long nanoTime() {
            return Duration.between(START, now).toNanos();
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("Sending needs no zone.");
        }
    }
}
