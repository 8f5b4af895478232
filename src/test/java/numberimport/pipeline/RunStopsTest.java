package numberimport.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import numberimport.ledger.DatabaseAddress;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.RunFile;
import numberimport.ledger.RunIdentity;
import numberimport.ledger.RunState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class RunStopsTest {

    @TempDir
    Path folder;

    private final StopSignal signal = new StopSignal();
    private ImportLedger ledger;
    private SendingTurns turns;
    private RunLease lease;
    private long run;
    private RunStops stops;

    @BeforeEach
    void open() {
        ledger = ImportLedger.open(DatabaseAddress.embedded(folder));
        turns = new SendingTurns(ledger.senderLeases(), SenderProcess.current());
        lease = turns.take("default", 16).orElseThrow();
        run = run("a");
        stops = new RunStops(signal, lease, asked(), run);
    }

    @AfterEach
    void close() {
        lease.close();
        turns.close();
        ledger.close();
    }

    @Test
    void tellsAtOnceWhatTheLedgerKnewBefore() {
        ledger.runs().requestStop(run);

        assertThat(stops.reason()).contains("somebody asked for it");
        assertThat(stops.reason()).contains("somebody asked for it");
    }

    @Test
    void hearsOfAStopAMomentLater() throws InterruptedException {
        assertThat(stops.reason()).isEmpty();
        ledger.runs().requestStop(run);

        var asked = System.nanoTime();
        while (stops.reason().isEmpty()
                && System.nanoTime() - asked < Duration.ofSeconds(10).toNanos()) {
            Thread.sleep(10);
        }

        assertThat(stops.reason()).contains("somebody asked for it");
    }

    @Test
    void asksTheLedgerOnceForTheQuestionsOfAMomentAboutAllRuns() {
        var shared = asked();
        var one = new RunStops(signal, lease, shared, run);
        var other = new RunStops(signal, lease, shared, run("b"));
        assertThat(one.reason().or(other::reason)).isEmpty();
        countQuestions();

        var start = System.nanoTime();
        for (var round = 0; round < 100; round++) {
            assertThat(one.reason().or(other::reason)).isEmpty();
        }

        var moments = (System.nanoTime() - start) / Duration.ofMillis(250).toNanos() + 1;
        assertThat(questions()).isBetween(1L, moments);
    }

    @Test
    void asksAtOnceAboutARunThatWasToStop() throws InterruptedException {
        hearsOfAStopAMomentLater();

        ledger.runs().takeUp(run, RunState.STAGING);

        assertThat(stops.reason()).isEmpty();
    }

    @Test
    void asksAgainForARunThatIsTakenUpAgain() {
        var shared = asked();
        try (var first = new RunStops(signal, lease, shared, run)) {
            assertThat(first.reason()).isEmpty();
        }
        ledger.runs().requestStop(run);

        try (var second = new RunStops(signal, lease, shared, run)) {
            assertThat(second.reason()).contains("somebody asked for it");
        }
    }

    @Test
    void hearsTheSignalOfItsOwnProcessAtOnce() {
        assertThat(stops.reason()).isEmpty();

        signal.stop("stopped by SIGTERM");

        assertThat(stops.reason()).contains("stopped by SIGTERM");
    }

    private LedgerStops asked() {
        return new LedgerStops(ledger.accountHolds());
    }

    private long run(String content) {
        return ledger.runs()
                .create(
                        new RunIdentity(content.repeat(64), "default", 16, 1),
                        null,
                        new RunFile("leads.csv", "/data/leads.csv", "UTF-8", null, 1, List.of("phone"), null, null),
                        "{}",
                        Instant.parse("2026-11-30T12:00:00Z"))
                .orElseThrow()
                .id();
    }

    private void countQuestions() {
        JdbcClient.create(ledger.dataSource()).sql("SET QUERY_STATISTICS TRUE").update();
    }

    private long questions() {
        return JdbcClient.create(ledger.dataSource())
                .sql("SELECT COALESCE(SUM(execution_count), 0) FROM information_schema.query_statistics"
                        + " WHERE sql_statement LIKE 'SELECT r.id, r.stop_requested%'")
                .query(Long.class)
                .single();
    }
}
