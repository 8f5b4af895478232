package numberimport.submission;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import numberimport.api.ApiProperties;
import numberimport.api.CalloutTaskApi;
import numberimport.ledger.BatchState;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.Lease;
import numberimport.ledger.NumberBatch;
import numberimport.ledger.PoolStart;
import numberimport.ledger.RunFile;
import numberimport.ledger.RunIdentity;
import numberimport.ledger.StagedCounts;
import numberimport.ledger.StagedRow;
import numberimport.validation.NumberEntry;

/** One run with its batches in a real ledger, a fake API, and a time of its own. */
final class SendingWorld {

    private static final long TASK = 16;

    final ImportLedger ledger;
    final VirtualTime time;
    final FakeApi api;
    final Lease lease;
    SendingRun run;
    private Optional<String> stopReason = Optional.empty();

    private SendingWorld(ImportLedger ledger, List<List<StagedRow>> batches, boolean repeats) {
        var account = "account-" + UUID.randomUUID();
        this.ledger = ledger;
        this.time = new VirtualTime(ledger.dataSource(), account);
        this.api = new FakeApi(time);
        var sha256 = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
        var file = new RunFile("leads.csv", "/data/leads.csv", "UTF-8", null, 1, List.of("phone"), null, null);
        var id = ledger.runs()
                .create(new RunIdentity(sha256, account, TASK, 1), null, file, "{}", time.instant())
                .orElseThrow()
                .id();
        ledger.batches().stage(id, Long.MAX_VALUE, 1, batches, List.of());
        var rows = batches.stream().mapToInt(List::size).sum();
        ledger.runs().staged(id, new StagedCounts(rows, 0, 0, 0));
        this.lease = ledger.senderLeases().acquire(account, TASK, "host/1").orElseThrow();
        this.run = new SendingRun(id, lease, new PoolStart(null, 1), repeats);
        runStartsNow();
    }

    /** Batches of so many rows each, every one with a number of its own. */
    static SendingWorld of(ImportLedger ledger, Integer... batchSizes) {
        return new SendingWorld(ledger, batches(List.of(batchSizes)), false);
    }

    /** The same, into a task that holds so many numbers already. */
    static SendingWorld withPoolOf(ImportLedger ledger, int held, Integer... batchSizes) {
        var world = of(ledger, batchSizes);
        for (int i = 1; i < held; i++) {
            world.api.put(Long.toString(13_900_000_000L + i));
        }
        world.runStartsNow();
        return world;
    }

    /** Batches of these rows, of which equal ones have equal numbers. */
    static SendingWorld repeating(ImportLedger ledger, List<List<Long>> batches) {
        return new SendingWorld(
                ledger,
                batches.stream()
                        .map(rows -> rows.stream().map(SendingWorld::row).toList())
                        .toList(),
                true);
    }

    private static List<List<StagedRow>> batches(List<Integer> sizes) {
        var batches = new ArrayList<List<StagedRow>>();
        var row = 2L;
        for (var size : sizes) {
            batches.add(LongStream.range(row, row + size)
                    .mapToObj(SendingWorld::row)
                    .toList());
            row += size;
        }
        return batches;
    }

    /** The task's pool as it is now is what the run finds. */
    void runStartsNow() {
        run = new SendingRun(run.id(), lease, new PoolStart(null, api.task(TASK).customerCount()), run.repeats());
        api.runStartsNow();
    }

    /** The same, and it knows where that pool ends. */
    void runStartsBehindWhatIsThere() {
        runStartsNow();
        run = new SendingRun(
                run.id(), lease, new PoolStart(api.tail(), run.poolStart().customerCount()), run.repeats());
    }

    static StagedRow row(long row) {
        return new StagedRow(new NumberEntry(row, cellphone(row), null, null, Map.of()), List.of(cellphone(row)));
    }

    static String cellphone(long row) {
        return Long.toString(13_800_000_000L + row);
    }

    static List<String> cellphones(long first, int count) {
        return LongStream.range(first, first + count)
                .mapToObj(SendingWorld::cellphone)
                .toList();
    }

    void stop(String why) {
        stopReason = Optional.of(why);
    }

    Submission submission(CalloutTaskApi api, int inFlight) {
        var minute = Duration.ofMinutes(1);
        var properties = new ApiProperties(
                null,
                null,
                null,
                Duration.ofMillis(1010),
                inFlight,
                minute,
                Duration.ofMinutes(3),
                List.of("重复"),
                null);
        return new Submission(run, ledger, api, properties, new SendingTools(time, time, () -> stopReason));
    }

    /** Sends the run as a process does, one call at a time. */
    SubmissionEnd send() throws InterruptedException {
        try (var submission = submission(api, 1)) {
            submission.takeOver();
            for (var batch = submission.next(); batch.isPresent(); batch = submission.next()) {
                submission.send(batch.get());
            }
            submission.settle();
            return submission.end();
        }
    }

    List<NumberBatch> batches() {
        var batches = new ArrayList<NumberBatch>();
        ledger.batches().forEach(run.id(), batches::add);
        return batches;
    }

    List<BatchState> states() {
        return batches().stream().map(NumberBatch::state).toList();
    }
}
