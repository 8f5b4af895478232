package numberimport.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import numberimport.ledger.Capability;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.Lease;
import numberimport.ledger.PoolStart;
import numberimport.ledger.ProcessSteps;
import numberimport.ledger.RunFile;
import numberimport.ledger.RunIdentity;
import numberimport.ledger.SimulatedDatabase;
import numberimport.ledger.StagedCounts;
import numberimport.ledger.StagedRow;
import numberimport.validation.NumberEntry;

/** A staged run, and the world that outlives its processes: the database, the API, other writers and the time. */
final class SimulatedRun {

    static final long TASK = 16;
    static final Duration PROCESSING_TIME = Duration.ofMinutes(3);
    static final List<String> DUPLICATE_REASONS = List.of("重复");

    /** What the pool held before the run has been shown for long when the run starts. */
    private static final Duration LONG_BEFORE = Duration.ofHours(1);

    private static final Duration BEYOND_EVERY_DELAY = Duration.ofMinutes(20);

    private static final ProcessSteps UNWATCHED = new ProcessSteps() {
        @Override
        public void before(boolean alone) {}

        @Override
        public void after() {}
    };

    final Schedule schedule;
    final SimulatedTime time = new SimulatedTime();
    final FakeApi api = new FakeApi(time);
    final ImportLedger ledger;
    final long id;
    private final SimulatedDatabase database;
    private final SplittableRandom network;
    private final List<String> addedByOthers = new ArrayList<>();
    private boolean quiet;

    SimulatedRun(SimulatedDatabase database, Schedule schedule) {
        this.database = database;
        this.schedule = schedule;
        this.network = new SplittableRandom(schedule.seed());
        database.runsBy(time);
        this.ledger = database.openFor(UNWATCHED);
        schedule.prepare(api, time);
        time.pass(LONG_BEFORE);
        api.runStartsNow();
        this.id = stage();
        if (!schedule.noncesCount()) {
            ledger.capabilities().found(account(), new Capability(Instant.EPOCH, false, true, true));
        }
    }

    private long stage() {
        var identity = new RunIdentity("%064d".formatted(schedule.seed()), account(), TASK, 1);
        var file = new RunFile("leads.csv", "/data/leads.csv", "UTF-8", null, 1, List.of("phone"), null, null);
        var run = ledger.runs()
                .create(identity, null, file, "{}", time.instant())
                .orElseThrow()
                .id();
        var batches = batches();
        ledger.batches().stage(run, Long.MAX_VALUE, 1, batches, List.of());
        ledger.runs().staged(run, new StagedCounts(rows(batches), 0, 0, 0));
        ledger.runs().startsAt(run, new PoolStart(null, api.task(TASK).customerCount()));
        return run;
    }

    private List<List<StagedRow>> batches() {
        var batches = new ArrayList<List<StagedRow>>();
        var row = 2L;
        for (var numbers : schedule.batches()) {
            var rows = new ArrayList<StagedRow>();
            for (var number : numbers) {
                rows.add(new StagedRow(new NumberEntry(row++, number, null, null, Map.of()), List.of(number)));
            }
            batches.add(rows);
        }
        return batches;
    }

    private static int rows(List<List<StagedRow>> batches) {
        return batches.stream().mapToInt(List::size).sum();
    }

    String account() {
        return "account-" + schedule.seed();
    }

    ImportLedger ledgerFor(SimulatedProcess process) {
        return database.openFor(process);
    }

    /** The run as a process finds it in its ledger. */
    SendingRun sendingRun(ImportLedger ledger, Lease lease) {
        return new SendingRun(id, lease, ledger.runs().find(id).orElseThrow().poolStart(), schedule.repeats());
    }

    /** Other writers may add a number of theirs, or one of the run's under another name. */
    void othersAct() {
        if (!quiet && network.nextInt(100) < schedule.foreignNumbers()) {
            api.put(Long.toString(15_000_000_000L + network.nextInt(1_000_000)));
        }
        if (!quiet && network.nextInt(100) < schedule.sameNumbers()) {
            var batch =
                    schedule.batches().get(network.nextInt(schedule.batches().size()));
            var number = batch.get(network.nextInt(batch.size()));
            api.put(number, "somebody else's");
            addedByOthers.add(number);
        }
    }

    void answerTakesItsTime() {
        if (!quiet) {
            time.pass(Duration.ofMillis(network.nextInt(schedule.longestAnswerMillis())));
        }
    }

    /** From now on nothing goes wrong, and all that was on its way arrives. */
    void calmsDown() {
        quiet = true;
        time.pass(BEYOND_EVERY_DELAY);
        api.deliverWhatIsDue();
        time.pass(BEYOND_EVERY_DELAY.plus(schedule.lag()));
        api.calmsDown();
    }

    int timesAddedByOthers(String number) {
        return Collections.frequency(addedByOthers, number);
    }

    /** Whether somebody else added a number while the run was on. */
    boolean addedByOthers(String number) {
        return addedByOthers.contains(number);
    }
}
