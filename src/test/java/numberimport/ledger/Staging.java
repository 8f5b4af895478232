package numberimport.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import numberimport.validation.NumberEntry;

/** What tests put into a ledger; every identity is a new one, so that tests share a database without meeting. */
final class Staging {

    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final RunFile FILE = new RunFile(
            "leads.csv",
            "/data/leads.csv",
            "GB18030",
            null,
            1,
            List.of("电话", "姓名"),
            "电话 -> cellphone   姓名 -> name",
            null);

    private Staging() {}

    static RunIdentity anIdentity() {
        var sha256 = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
        return new RunIdentity(sha256, "default", 16, 1);
    }

    static ImportRun aRun(ImportLedger ledger) {
        return ledger.runs().create(anIdentity(), null, FILE, "{}", NOON).orElseThrow();
    }

    /** A run of {@code size} good rows in one batch. */
    static NumberBatch aBatch(ImportLedger ledger, int size) {
        var run = aRun(ledger);
        ledger.batches().stage(run.id(), Long.MAX_VALUE, 1, List.of(rows(2, size)), List.of());
        ledger.runs().staged(run.id(), new StagedCounts(size, 0, 0, 0));
        return first(ledger, run.id(), BatchState.PENDING);
    }

    static NumberBatch first(ImportLedger ledger, long run, BatchState state) {
        return ledger.batches().firstIn(run, state).orElseThrow();
    }

    static List<StagedRow> rows(long first, int count) {
        return LongStream.range(first, first + count).mapToObj(Staging::row).toList();
    }

    static StagedRow row(long row) {
        var phone = Long.toString(13_800_000_000L + row);
        return new StagedRow(new NumberEntry(row, phone, "张三", null, Map.of("city", "北京")), List.of(phone, "张三", "北京"));
    }

    static FailedRow failed(long row, RowStatus status, String code) {
        return new FailedRow(row, status, code, "because of " + code, List.of("1380000" + row, "a \"b\"\n😀"));
    }

    static Attempt anAttempt() {
        return new Attempt(UUID.randomUUID().toString(), NOON, "host/42");
    }

    static AttemptOutcome outcome(AttemptOutcome.How how) {
        return new AttemptOutcome(how, "as the test says", NOON.plusSeconds(1));
    }
}
