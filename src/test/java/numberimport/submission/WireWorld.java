package numberimport.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import numberimport.api.ApiAccount;
import numberimport.api.ApiProperties;
import numberimport.api.HttpCalloutTaskApi;
import numberimport.ledger.BatchState;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.PoolStart;
import numberimport.ledger.RowStatus;
import numberimport.ledger.RunFile;
import numberimport.ledger.RunIdentity;
import numberimport.ledger.StagedCounts;
import numberimport.ledger.StagedRow;
import numberimport.validation.NumberEntry;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One run with its batches in a real ledger, sent over real connections to a server that misbehaves as told. Client and server
 * go by one clock. Where time is virtual it passes only while the sender waits, never while a call is under way, so that nothing
 * but what is due by that clock happens late; how long an answer takes is real time all the same.
 */
final class WireWorld implements AutoCloseable {

    static final SubmissionEnd DONE = new SubmissionEnd.Done();
    static final Duration PROCESSING_TIME = Duration.ofSeconds(20);

    private static final long TASK = 16;
    private static final Duration BEYOND_EVERY_DELAY = Duration.ofMinutes(20);

    final StrictAccount account;
    final FaultyServer server;
    private final ImportLedger ledger;
    private final String name;
    private final SendingRun run;
    private final SendingTools tools;

    private WireWorld(ImportLedger ledger, String name, SendingTools tools, List<Integer> sizes, Fault... faults) {
        this.ledger = ledger;
        this.name = name;
        this.tools = tools;
        this.account = new StrictAccount(tools.clock());
        this.server = new FaultyServer(account, faults);
        this.run = run(batches(sizes));
    }

    /** A run in virtual time; these faults befall its sendings, one after the other. */
    static WireWorld virtual(ImportLedger ledger, List<Integer> sizes, Fault... faults) {
        var name = "account-" + UUID.randomUUID();
        var time = new VirtualTime(ledger.dataSource(), name);
        return new WireWorld(ledger, name, new SendingTools(time, time, Optional::empty), sizes, faults);
    }

    /** A run in real time. */
    static WireWorld real(ImportLedger ledger, List<Integer> sizes, Fault... faults) {
        var tools = new SendingTools(Clock.systemUTC(), Pause.REAL, Optional::empty);
        return new WireWorld(ledger, "account-" + UUID.randomUUID(), tools, sizes, faults);
    }

    private SendingRun run(List<List<StagedRow>> batches) {
        var sha256 = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
        var file = new RunFile("leads.csv", "/data/leads.csv", "UTF-8", null, 1, List.of("phone"), null, null);
        var id = ledger.runs()
                .create(
                        new RunIdentity(sha256, name, TASK, 1),
                        null,
                        file,
                        "{}",
                        tools.clock().instant())
                .orElseThrow()
                .id();
        ledger.batches().stage(id, Long.MAX_VALUE, 1, batches, List.of());
        ledger.runs()
                .staged(
                        id,
                        new StagedCounts(batches.stream().mapToInt(List::size).sum(), 0, 0, 0));
        var lease = ledger.senderLeases().acquire(name, TASK, "host/1").orElseThrow();
        return new SendingRun(id, lease, new PoolStart(null, 1), false);
    }

    private static List<List<StagedRow>> batches(List<Integer> sizes) {
        var batches = new ArrayList<List<StagedRow>>();
        var row = 2L;
        for (var size : sizes) {
            batches.add(
                    LongStream.range(row, row + size).mapToObj(WireWorld::row).toList());
            row += size;
        }
        return batches;
    }

    private static StagedRow row(long row) {
        var cellphone = SendingWorld.cellphone(row);
        return new StagedRow(new NumberEntry(row, cellphone, "张三" + row, null, Map.of()), List.of(cellphone));
    }

    /** Sends the run as a process does that has just started. */
    SubmissionEnd send(int inFlight, Duration readTimeout) throws InterruptedException {
        var properties = new ApiProperties(
                server.address(),
                StrictAccount.EMAIL,
                StrictAccount.TOKEN,
                Duration.ofMillis(1010),
                inFlight,
                readTimeout,
                PROCESSING_TIME,
                List.of(),
                null);
        var api = HttpCalloutTaskApi.connect(
                ApiAccount.of(name, "number-import.api", properties), readTimeout, tools.clock());
        var own = new SendingTools(tools.clock(), tools.pause(), tools.stops());
        try (var submission = new Submission(run, ledger, api, properties, own)) {
            submission.takeOver();
            for (var batch = submission.next(); batch.isPresent(); batch = submission.next()) {
                submission.send(batch.get());
            }
            submission.settle();
            return submission.end();
        }
    }

    /** What holds whatever has happened, even when all that is still under way has come about. */
    void judge() {
        if (tools.clock() instanceof VirtualTime time) {
            time.pass(BEYOND_EVERY_DELAY);
        }
        account.bringAboutWhatIsDue();
        assertThat(account.added())
                .as("the pool holds what the ledger says was accepted, each number once")
                .containsExactlyInAnyOrderElementsOf(accepted());
        var nonces = server.arrivals().stream()
                .map(FaultyServer.Arrival::nonce)
                .filter(nonce -> !nonce.isEmpty())
                .toList();
        assertThat(nonces).as("no attempt arrives twice").doesNotHaveDuplicates();
        assertThat(attempts()).as("what arrives was written down before").containsAll(nonces);
        assertThat(server.arrivals())
                .as("nothing arrives without an attempt")
                .hasSizeLessThanOrEqualTo(attempts().size());
        assertThat(ledger.runs().counts(run.id()).balanced()).isTrue();
    }

    /** Every row has its outcome, and none of them is unknown. */
    void judgeDone(SubmissionEnd end) {
        assertThat(end).isEqualTo(DONE);
        judge();
        assertThat(ledger.runs().counts(run.id()).unknown()).as("unknown").isZero();
        assertThat(ledger.runs().counts(run.id()).unsent()).as("unsent").isZero();
    }

    private List<String> accepted() {
        var accepted = new ArrayList<String>();
        var refused = new ArrayList<Long>();
        ledger.failedRows().forEach(run.id(), EnumSet.of(RowStatus.REFUSED), row -> refused.add(row.row()));
        ledger.batches().forEach(run.id(), batch -> {
            if (batch.state() == BatchState.SENT) {
                batch.rows().stream()
                        .filter(row -> !refused.contains(row.entry().row()))
                        .forEach(row -> accepted.add(row.entry().cellphone()));
            }
        });
        return accepted;
    }

    /** The nonces of all attempts that are not known to have stayed at home. */
    private List<String> attempts() {
        return JdbcClient.create(ledger.dataSource())
                .sql("SELECT nonce FROM batch_attempt WHERE run = ? AND (outcome IS NULL OR outcome <> 'NOT_SENT')")
                .param(run.id())
                .query(String.class)
                .list();
    }

    @Override
    public void close() {
        server.close();
    }
}
