package numberimport.ledger;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static numberimport.ledger.Staging.aBatch;
import static numberimport.ledger.Staging.aRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database among processes: shared while they live, whole when one is killed. */
class SharedLedgerTest {

    private static final int ROUNDS = 2;
    private static final int THREADS = 4;
    private static final int BATCH = 300;
    private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 25;

    /** The state of a listening socket in the kernel's table. */
    private static final String LISTENING = "0A";

    @TempDir
    Path dataDir;

    @Test
    void isOpenInTwoProcessesAtOnce() throws Exception {
        try (var other = ChildProcess.start(LedgerProcess.class, dataDir.toString(), "hold")) {
            var theirs = Long.parseLong(other.await(LedgerProcess.SAYS + "open "));
            try (var ledger = ImportLedger.open(DatabaseAddress.embedded(dataDir))) {
                var ours = aRun(ledger);
                assertThat(ledger.runs().newestFirst(2))
                        .extracting(ImportRun::id)
                        .containsExactly(ours.id(), theirs);

                other.tell("end");
                assertThat(other.exitCode()).isZero();

                assertThat(ledger.runs().find(theirs))
                        .as("after the process that had the file open has ended")
                        .isPresent();
            }
        }
    }

    @Test
    void losesNoWorkWhenTheProcessThatHasTheFileEnds() throws Exception {
        var threads = Executors.newFixedThreadPool(THREADS);
        for (int round = 0; round < ROUNDS; round++) {
            try (var other = ChildProcess.start(LedgerProcess.class, dataDir.toString(), "hold")) {
                other.await(LedgerProcess.SAYS + "open ");
                try (var ledger = ImportLedger.open(DatabaseAddress.embedded(dataDir))) {
                    var before = ledger.runs().newestFirst(1).get(0).id();
                    var ended = new AtomicBoolean();
                    var work = Stream.generate(() -> supplyAsync(() -> stagedUntil(ledger, ended), threads))
                            .limit(THREADS)
                            .toList();
                    await().until(() -> ledger.runs().newestFirst(1).get(0).id() > before + THREADS);

                    other.tell("end");

                    assertThat(other.exitCode()).isZero();
                    ended.set(true);
                    assertThat(work)
                            .allSatisfy(runs -> assertThat(runs)
                                    .succeedsWithin(Duration.ofSeconds(30))
                                    .asInstanceOf(LIST)
                                    .isNotEmpty());
                }
            }
        }
        threads.shutdown();
    }

    /** What a thread does meanwhile: runs of one batch, each by several transactions, with questions between them. */
    private static List<Long> stagedUntil(ImportLedger ledger, AtomicBoolean ended) {
        var runs = new ArrayList<Long>();
        while (!ended.get()) {
            var run = aBatch(ledger, BATCH).run();
            assertThat(ledger.runs().find(run)).isPresent();
            runs.add(run);
        }
        return runs;
    }

    @Test
    void twoProcessesCreateItAtOnce() throws Exception {
        try (var first = ChildProcess.start(LedgerProcess.class, dataDir.toString(), "hold");
                var second = ChildProcess.start(LedgerProcess.class, dataDir.toString(), "hold")) {
            assertThat(List.of(first.await(LedgerProcess.SAYS + "open "), second.await(LedgerProcess.SAYS + "open ")))
                    .containsExactlyInAnyOrder("1", "2");
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "Reads the kernel's table of sockets.")
    void listensOnThisMachineOnly() throws Exception {
        try (var other = ChildProcess.start(LedgerProcess.class, dataDir.toString(), "hold")) {
            other.await(LedgerProcess.SAYS + "open ");

            assertThat(listeningAddresses(other.pid())).isNotEmpty().allMatch(SharedLedgerTest::isLoopback);
        }
    }

    @Test
    void losesNoAcknowledgedAttemptWhenItsProcessIsKilled() throws Exception {
        long run;
        try (var ledger = ImportLedger.open(DatabaseAddress.embedded(dataDir))) {
            run = aBatch(ledger, 3).run();
        }
        for (int round = 0; round < ROUNDS; round++) {
            var acknowledged = acknowledgedUntilKilled(run);

            try (var ledger = ImportLedger.open(DatabaseAddress.embedded(dataDir))) {
                assertThat(acknowledged)
                        .hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_THE_KILL)
                        .allSatisfy(nonce ->
                                assertThat(ledger.attempts().find(nonce)).isPresent());
                putBack(ledger, run);
            }
        }
    }

    private List<String> acknowledgedUntilKilled(long run) throws IOException, InterruptedException {
        var prefix = LedgerProcess.SAYS + "claimed ";
        try (var child = ChildProcess.start(LedgerProcess.class, dataDir.toString(), "claim", Long.toString(run))) {
            var acknowledged = new ArrayList<String>();
            while (acknowledged.size() < ACKNOWLEDGED_BEFORE_THE_KILL) {
                acknowledged.add(child.await(prefix));
            }
            acknowledged.addAll(child.kill(prefix));
            return acknowledged;
        }
    }

    /** The batch that the killed process may have had on its way waits again. */
    private static void putBack(ImportLedger ledger, long run) {
        ledger.attempts().doubtInterrupted(run);
        ledger.batches().firstIn(run, BatchState.IN_DOUBT).ifPresent(batch -> {
            var attempt = ledger.attempts()
                    .find(Objects.requireNonNull(batch.nonce()))
                    .orElseThrow();
            ledger.attempts().settledNotReceived(batch, attempt, Staging.outcome(AttemptOutcome.How.NOT_RECEIVED));
        });
    }

    /** Local addresses, as the kernel writes them, of the sockets on which a process listens. */
    private static List<String> listeningAddresses(long pid) throws IOException {
        var sockets = new ArrayList<String>();
        try (var descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            for (var descriptor : descriptors.toList()) {
                var target = Files.readSymbolicLink(descriptor).toString();
                if (target.startsWith("socket:[")) {
                    sockets.add(target.substring(8, target.length() - 1));
                }
            }
        }
        var addresses = new ArrayList<String>();
        for (var table : List.of("tcp", "tcp6")) {
            for (var line : Files.readAllLines(Path.of("/proc/" + pid + "/net/" + table), StandardCharsets.US_ASCII)) {
                var fields = line.strip().split("\\s+", -1);
                if (fields[3].equals(LISTENING) && sockets.contains(fields[9])) {
                    addresses.add(fields[1].split(":", -1)[0]);
                }
            }
        }
        return addresses;
    }

    private static boolean isLoopback(String address) {
        // 127.0.0.1, by itself or as an IPv6 address, in the byte order of the machine.
        return address.endsWith("0100007F");
    }
}
