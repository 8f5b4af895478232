package numberimport.ledger;

import static numberimport.ledger.BatchSettlement.whole;
import static numberimport.ledger.Staging.FILE;
import static numberimport.ledger.Staging.NOON;
import static numberimport.ledger.Staging.aBatch;
import static numberimport.ledger.Staging.aRun;
import static numberimport.ledger.Staging.anAttempt;
import static numberimport.ledger.Staging.anIdentity;
import static numberimport.ledger.Staging.failed;
import static numberimport.ledger.Staging.first;
import static numberimport.ledger.Staging.outcome;
import static numberimport.ledger.Staging.row;
import static numberimport.ledger.Staging.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import numberimport.ledger.AccessTokens.Removal;
import numberimport.ledger.AttemptOutcome.How;
import numberimport.ledger.LaunchRequest.Origin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the ledger promises on every database. */
abstract class LedgerContract {

    private static final int THREADS = 16;
    private static final RunCounts NOTHING = new RunCounts(0, 0, 0, 0, 0, 0, 0, 0);
    private static final Duration HOUR = Duration.ofHours(1);

    private final String account = "account-" + UUID.randomUUID();

    /** A ledger of the class's database, open during the whole class. */
    abstract ImportLedger ledger();

    /** Where that database is. */
    abstract DatabaseAddress address();

    // Launches

    private LaunchRequest aLaunch(String ticket) {
        return aLaunch(ticket, Errand.IMPORT, 0);
    }

    private LaunchRequest aLaunch(String ticket, Errand errand, int priority) {
        return new LaunchRequest(
                account + "/" + ticket,
                Origin.FOLDER,
                "inbox/default/16/a.csv",
                account,
                16,
                "web",
                "/w/" + account + ".csv",
                errand,
                priority);
    }

    @Test
    void tellsSinceWhenTheOldestLaunchIsDue() {
        var longAgo = Instant.EPOCH;
        ledger().launches().add(aLaunch("a"), longAgo, longAgo.plusSeconds(60));
        ledger().launches().add(aLaunch("b"), longAgo, longAgo.plusSeconds(30));

        assertThat(ledger().launches().dueSince(longAgo.plusSeconds(29))).isEmpty();
        assertThat(ledger().launches().dueSince(longAgo.plusSeconds(90))).contains(longAgo.plusSeconds(30));
    }

    @Test
    void writesAWishDownOnce() {
        assertThat(ledger().launches().add(aLaunch("a"), NOON)).isTrue();
        assertThat(ledger().launches().add(aLaunch("a"), NOON)).isFalse();

        assertThat(ledger().launches().byTicket(account + "/a"))
                .get()
                .satisfies(launch -> assertThat(launch)
                        .isEqualTo(new Launch(
                                launch.id(), aLaunch("a"), LaunchState.WAITING, 0, NOON, NOON, null, null, null)));
        assertThat(ledger().launches().openTickets()).contains(account + "/a");
    }

    @Test
    void takesTheOldestDueLaunchOfAnAccountOnce() {
        ledger().launches().add(aLaunch("late"), NOON.plusSeconds(60));
        ledger().launches().add(aLaunch("a"), NOON);
        ledger().launches().add(aLaunch("b"), NOON);

        assertThat(ledger().launches().accountsWithWork(NOON)).contains(account);
        assertThat(List.of(taken("one"), taken("two"), taken("one"))).containsExactly("a", "b", "none");
        assertThat(ledger().launches().accountsWithWork(NOON)).doesNotContain(account);
        assertThat(ledger().launches().accountsWithWork(NOON.plusSeconds(60))).contains(account);
    }

    @Test
    void tellsWhichAccountsHaveWorkAndNobodyAtIt() {
        ledger().launches().add(aLaunch("a"), NOON.plusSeconds(60));
        assertThat(ledger().launches().accountsWithoutLane(NOON)).doesNotContain(account);
        assertThat(ledger().launches().accountsWithoutLane(NOON.plusSeconds(60)))
                .contains(account);
        assertThat(ledger().launches().take(account, "one", NOON.plusSeconds(60)))
                .isPresent();
        assertThat(ledger().launches().accountsWithoutLane(NOON)).contains(account);

        lane("host/1@1");
        assertThat(ledger().launches().accountsWithoutLane(NOON)).doesNotContain(account);
        assertThat(ledger().laneHolders().all()).contains("host/1@1 of " + account);
        assertThat(ledger().laneHolders().anyFor("host/1@1 of " + account)).isTrue();
        assertThat(ledger().laneHolders().free("host/1@1 of " + account)).isEqualTo(1);
        assertThat(ledger().laneHolders().all()).doesNotContain("host/1@1 of " + account);
        assertThat(ledger().laneHolders().anyFor("host/2@2")).isTrue();
    }

    @Test
    void tellsThatAProcessIsAtWorkInItsLanes() {
        lane("host/1@1");
        var own = "host/1@1 of " + account;

        ledger().laneHolders().atWork("host/2@2", Set.of(account), NOON);
        assertThat(lastHeartbeat(own)).isNull();
        ledger().laneHolders().atWork(own, Set.of("another"), NOON);
        assertThat(lastHeartbeat(own)).isNull();

        ledger().laneHolders().atWork(own, Set.of(account, "another"), NOON);
        assertThat(lastHeartbeat(own)).isEqualTo(NOON);

        assertThat(ledger().laneHolders().freeSilent(NOON)).isZero();
        assertThat(ledger().laneHolders().all()).contains(own);
        assertThat(ledger().laneHolders().freeSilent(NOON.plusMillis(1))).isEqualTo(1);
        assertThat(ledger().laneHolders().all()).doesNotContain(own);
    }

    private @Nullable Instant lastHeartbeat(String process) {
        return JdbcClient.create(ledger().dataSource())
                .sql("SELECT last_heartbeat FROM scheduled_tasks WHERE picked_by = ?")
                .param(process)
                .query((row, number) -> UtcTimes.optionalInstant(row, "last_heartbeat"))
                .list()
                .get(0);
    }

    private void lane(String process) {
        JdbcClient.create(ledger().dataSource())
                .sql(
                        "INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, version)"
                                + " VALUES ('lane', ?, CURRENT_TIMESTAMP, TRUE, ?, 1)")
                .params(account, process + " of " + account)
                .update();
    }

    @Test
    void takesTheMostUrgentLaunchFirst() {
        ledger().launches().add(aLaunch("a"), NOON);
        ledger().launches().add(aLaunch("b", Errand.IMPORT, 5), NOON);

        assertThat(List.of(taken("one"), taken("one"))).containsExactly("b", "a");
    }

    @Test
    void remembersTheRunThatALaunchBecame() {
        ledger().launches().add(aLaunch("a"), NOON);
        var id = ledger().launches().take(account, account, NOON).orElseThrow().id();

        ledger().launches().became(id, 131);
        ledger().launches().giveBack(account);

        assertThat(ledger().launches().take(account, "two", NOON).orElseThrow().run())
                .isEqualTo(131L);
    }

    @Test
    void findsWhatIsYetToComeOfARun() {
        ledger().launches().add(aLaunch("a", new Errand.Retry(4711, List.of()), 0), NOON);
        ledger().launches().add(aLaunch("b", new Errand.Resume(4711, false), 0), NOON);
        var resume = ledger().launches().byTicket(account + "/b").orElseThrow();
        assertThat(ledger().launches().openFor(4711)).contains(resume);

        ledger().launches().cancelled(resume.id(), new LaunchEnding(4711L, 4, "Cancelled by Ann.", NOON));
        var retry = ledger().launches().take(account, account, NOON).orElseThrow();
        ledger().launches().became(retry.id(), 4712);

        assertThat(ledger().launches().openFor(4711).map(Launch::id)).contains(retry.id());
        assertThat(ledger().launches().openFor(4712).map(Launch::id)).contains(retry.id());
        ledger().launches().ended(retry.id(), account, new LaunchEnding(4712L, 0, "Done.", NOON));
        assertThat(ledger().launches().openFor(4711)).isEmpty();
    }

    @Test
    void keepsWhatALaunchIsFor() {
        var errands = List.of(
                Errand.IMPORT,
                new Errand.ImportFile("{\"map\":[]}"),
                new Errand.Resume(131, false),
                new Errand.Resume(131, true),
                new Errand.Retry(131, List.of("号码已存在", "REFUSED")));
        for (var i = 0; i < errands.size(); i++) {
            var request = aLaunch("errand " + i, errands.get(i), i);

            ledger().launches().add(request, NOON);

            assertThat(ledger().launches()
                            .byTicket(request.ticket())
                            .orElseThrow()
                            .request())
                    .isEqualTo(request);
        }
    }

    @Test
    void takesNothingOfAnAccountOnHold() {
        ledger().launches().add(aLaunch("a"), NOON);
        var hold = new AccountHold(account, "Ann", "wrong prices", NOON);

        ledger().accountHolds().place(hold);

        assertThat(ledger().accountHolds().of(account)).contains(hold);
        assertThat(ledger().accountHolds().of("another")).isEmpty();
        assertThat(ledger().launches().accountsWithWork(NOON)).doesNotContain(account);
        assertThat(taken("one")).isEqualTo("none");

        assertThat(ledger().accountHolds().lift(account)).isTrue();
        assertThat(ledger().accountHolds().lift(account)).isFalse();
        assertThat(taken("one")).isEqualTo("a");
    }

    @Test
    void tellsWhyARunIsToStop() {
        var run = aRun(ledger());
        var own = run.identity().account();
        var other = aRun(ledger());
        var both = Set.of(run.id(), other.id());
        assertThat(ledger().accountHolds().whyStopped(both)).isEmpty();

        ledger().runs().requestStop(run.id());
        assertThat(ledger().accountHolds().whyStopped(both)).containsOnly(entry(run.id(), "somebody asked for it"));
        var hold = new AccountHold(own, "Ann", "wrong prices", NOON);
        ledger().accountHolds().place(hold);
        try {
            assertThat(ledger().accountHolds().whyStopped(both))
                    .containsOnly(entry(run.id(), "somebody asked for it"), entry(other.id(), hold.sentence()));
        } finally {
            ledger().accountHolds().lift(own);
        }
        assertThat(ledger().accountHolds().whyStopped(Set.of(other.id()))).isEmpty();
    }

    @Test
    void placesAHoldInThePlaceOfAnother() {
        ledger().accountHolds().place(new AccountHold(account, "Ann", "wrong prices", NOON));
        ledger().accountHolds().place(new AccountHold(account, "Bob", "wrong day", NOON.plusSeconds(60)));

        assertThat(ledger().accountHolds().of(account))
                .contains(new AccountHold(account, "Bob", "wrong day", NOON.plusSeconds(60)));
    }

    @Test
    void holdsEveryAccountAtOnce() {
        ledger().launches().add(aLaunch("a"), NOON);
        var hold = new AccountHold(AccountHold.EVERY, "Ann", "wrong prices", NOON);
        ledger().accountHolds().place(hold);
        try {
            assertThat(ledger().accountHolds().of(account)).contains(hold);
            assertThat(taken("one")).isEqualTo("none");
        } finally {
            ledger().accountHolds().lift(AccountHold.EVERY);
        }
    }

    // Accounts

    private StoredAccount anAccount(String url, Integer inFlight, String window, Instant changed) {
        return new StoredAccount(
                shortName(), url, "me@a.cn", "v1:AAAA", 1010L, inFlight, null, null, window, changed, "Ann");
    }

    /** A name of an account as people give it is shorter than the test's. */
    private String shortName() {
        return account.substring(0, 40);
    }

    @Test
    void keepsAnAccountOnce() {
        var kept = anAccount("https://a.cn/open_api_v1", 4, "22:00-06:00 Asia/Shanghai", NOON);

        assertThat(ledger().storedAccounts().find(kept.name())).isEmpty();
        assertThat(ledger().storedAccounts().add(kept)).isTrue();
        assertThat(ledger().storedAccounts().add(anAccount("https://b.cn/open_api_v1", 1, null, NOON)))
                .isFalse();

        assertThat(ledger().storedAccounts().find(kept.name())).contains(kept);
        assertThat(ledger().storedAccounts().all()).contains(kept);
        assertThat(ledger().storedAccounts().names()).contains(kept.name());
        assertThat(kept).asString().doesNotContain("AAAA");
    }

    @Test
    void replacesAnAccountThatNobodyHasChangedSince() {
        var later = NOON.plusSeconds(1);
        var changed = anAccount("https://b.cn/open_api_v1", null, null, later);
        ledger().storedAccounts().add(anAccount("https://a.cn/open_api_v1", 4, "22:00-06:00 UTC", NOON));

        assertThat(ledger().storedAccounts().replace(changed, NOON)).isTrue();
        assertThat(ledger().storedAccounts().replace(anAccount("https://c.cn/open_api_v1", 1, null, later), NOON))
                .isFalse();

        assertThat(ledger().storedAccounts().find(changed.name())).contains(changed);
    }

    @Test
    void removesAnAccountOnce() {
        ledger().storedAccounts().add(anAccount("https://a.cn/open_api_v1", 4, null, NOON));

        assertThat(ledger().storedAccounts().remove(shortName())).isTrue();
        assertThat(ledger().storedAccounts().remove(shortName())).isFalse();
        assertThat(ledger().storedAccounts().names()).doesNotContain(shortName());
    }

    // Retention

    @Test
    void countsWhatALaterRunBroughtIntoTheSameTask() {
        var first = aBatchIn(BatchState.SENT).batch;
        var second = aBatchIn(BatchState.SENT).batch;
        var elsewhere = ledger().runs()
                .create(new RunIdentity("e".repeat(64), "default", 17, 1), null, FILE, "{}", NOON)
                .orElseThrow();

        assertThat(ledger().batches().acceptedSince(first.run())).isEqualTo(6);
        assertThat(ledger().batches().acceptedSince(second.run())).isEqualTo(3);
        assertThat(ledger().batches().acceptedSince(elsewhere.id())).isZero();
    }

    @Test
    void forgetsTheNumbersOfSentBatchesOnly() {
        var sent = aBatchIn(BatchState.SENT).batch;
        var unknown = aBatchIn(BatchState.UNKNOWN).batch;

        ledger().retention().forgetNumbers(sent.run(), NOON);
        ledger().retention().forgetFailures(unknown.run(), NOON);

        assertThat(first(ledger(), sent.run(), BatchState.SENT).rows()).isEmpty();
        assertThat(ledger().runs().counts(sent.run()).accepted()).isEqualTo(3);
        assertThat(ledger().retention().forgot(sent.run())).isTrue();
        assertThat(first(ledger(), unknown.run(), BatchState.UNKNOWN).rows()).isEqualTo(unknown.rows());
    }

    @Test
    void forgetsManyFailedRowsPartByPart() {
        var run = aRun(ledger()).id();
        var others = aRun(ledger()).id();
        var rows = IntStream.rangeClosed(1, 2 * FailedRows.CLEARED_AT_ONCE + 1)
                .mapToObj(row -> new FailedRow(row, RowStatus.REJECTED, "EMPTY", "empty", List.of()))
                .toList();
        ledger().failedRows().stage(run, rows);
        ledger().failedRows().stage(others, rows.subList(0, 1));

        assertThat(ledger().failedRows().clearFirst(run)).isTrue();
        assertThat(ledger().failedRows()
                        .page(run, EnumSet.allOf(RowStatus.class), null, FailedRows.Place.START, 1)
                        .get(0)
                        .row()
                        .row())
                .isEqualTo(FailedRows.CLEARED_AT_ONCE + 1);
        ledger().retention().forgetFailures(run, NOON);

        assertThat(ledger().failedRows().page(run, EnumSet.allOf(RowStatus.class), null, FailedRows.Place.START, 1))
                .isEmpty();
        assertThat(ledger().failedRows().byReason(run))
                .containsExactly(new ReasonCount("EMPTY", RowStatus.REJECTED, rows.size(), 1, ""));
        assertThat(ledger().failedRows().page(others, EnumSet.allOf(RowStatus.class), null, FailedRows.Place.START, 9))
                .hasSize(1);
    }

    // Access

    @Test
    void findsATokenByItsHashUntilItIsRemoved() {
        var token = AccessToken.unused(account, "OPERATOR", "hash of " + account, "Ann", NOON);

        assertThat(ledger().accessTokens().add(token)).isTrue();
        assertThat(ledger().accessTokens().add(AccessToken.unused(account, "ADMIN", "another", "Bob", NOON)))
                .isFalse();

        assertThat(ledger().accessTokens().byHash(token.hash())).contains(token);
        assertThat(ledger().accessTokens().all()).contains(token);
        assertThat(token.toString()).doesNotContain(token.hash());
        assertThat(ledger().accessTokens().remove(account)).isEqualTo(Removal.DONE);
        assertThat(ledger().accessTokens().remove(account)).isEqualTo(Removal.THERE_IS_NONE);
        assertThat(ledger().accessTokens().byHash(token.hash())).isEmpty();
    }

    @Test
    void remembersWhenATokenWasLastUsed() {
        var token = AccessToken.unused(account, "OPERATOR", "hash of " + account, "Ann", NOON);
        ledger().accessTokens().add(token);

        ledger().accessTokens().used(account, NOON.plusSeconds(60));

        assertThat(ledger().accessTokens().byHash(token.hash()))
                .map(AccessToken::lastUsedAt)
                .contains(NOON.plusSeconds(60));
        ledger().accessTokens().remove(account);
    }

    @Test
    void keepsTheLastTokenOfARole() {
        var role = "R" + account.hashCode() % 10_000;
        var tokens = ledger().accessTokens();
        tokens.add(AccessToken.unused(account, role, "hash of " + account, "Ann", NOON));

        assertThat(tokens.removeButTheLast(account, role)).isEqualTo(Removal.IS_THE_LAST);
        tokens.add(AccessToken.unused(account + "2", role, "another of " + account, "Ann", NOON));
        assertThat(tokens.removeButTheLast(account, role)).isEqualTo(Removal.DONE);
        assertThat(tokens.removeButTheLast(account, role)).isEqualTo(Removal.THERE_IS_NONE);
        assertThat(tokens.removeButTheLast(account + "2", role)).isEqualTo(Removal.IS_THE_LAST);
        tokens.remove(account + "2");
    }

    @Test
    void writesDownWhatPeopleDid() {
        var line = new AuditLine(NOON, "Ann of " + account, "token add", null, "nightly, operator");

        ledger().audit().add(line);

        assertThat(ledger().audit().newestFirst(100)).contains(line);
    }

    private String taken(String owner) {
        return ledger().launches()
                .take(account, owner, NOON)
                .map(launch -> launch.request().ticket().substring(account.length() + 1))
                .orElse("none");
    }

    @Test
    void endsALaunchOnlyForItsOwner() {
        ledger().launches().add(aLaunch("a"), NOON);
        var id = ledger().launches().take(account, "one", NOON).orElseThrow().id();
        var ending = new LaunchEnding(131L, 3, "Run 131 COMPLETED", NOON);

        assertThat(ledger().launches().ended(id, "two", ending)).isFalse();
        assertThat(ledger().launches().ended(id, "one", ending)).isTrue();
        assertThat(ledger().launches().byTicket(account + "/a"))
                .get()
                .isEqualTo(new Launch(id, aLaunch("a"), LaunchState.ENDED, 0, NOON, NOON, null, 131L, ending));
        assertThat(ledger().launches().openTickets()).doesNotContain(account + "/a");
    }

    @Test
    void cancelsALaunchOnlyWhileItWaits() {
        ledger().launches().add(aLaunch("a"), NOON, NOON.plusSeconds(60));
        ledger().launches().add(aLaunch("b"), NOON);
        var early = ledger().launches().byTicket(account + "/a").orElseThrow();
        var atWork = ledger().launches().take(account, "one", NOON).orElseThrow();
        var ending = new LaunchEnding(null, 4, "Cancelled by Ann.", NOON);

        assertThat(early.dueAt()).isEqualTo(NOON.plusSeconds(60));
        assertThat(ledger().launches().atWork(account).map(Launch::id)).contains(atWork.id());
        assertThat(ledger().launches().cancelled(atWork.id(), ending)).isFalse();
        assertThat(ledger().launches().cancelled(early.id(), ending)).isTrue();
        assertThat(ledger().launches().cancelled(early.id(), ending)).isFalse();
        assertThat(ledger().launches().find(early.id()).orElseThrow().ending()).isEqualTo(ending);
        assertThat(ledger().launches().accountsWithWork(NOON.plusSeconds(60))).doesNotContain(account);
    }

    @Test
    void givesALaunchAnotherTurnAfterAFailureOrItsProcessesDeath() {
        ledger().launches().add(aLaunch("a"), NOON);
        var id = ledger().launches().take(account, "one", NOON).orElseThrow().id();

        ledger().launches().failed(id, "one", NOON.plusSeconds(60), "the API failed");
        assertThat(taken("two")).isEqualTo("none");
        var again =
                ledger().launches().take(account, account, NOON.plusSeconds(60)).orElseThrow();
        assertThat(again.failures()).isEqualTo(1);
        assertThat(again.message()).isEqualTo("the API failed");

        assertThat(ledger().launches().giveBack(account)).isEqualTo(1);
        assertThat(ledger().launches().giveBack(account)).isZero();
        assertThat(ledger().launches().take(account, "three", NOON.plusSeconds(60)))
                .isPresent();
    }

    @Test
    void keepsTheFileOfALaunchUntilThatHasEnded() throws IOException {
        var request = aLaunch("a");
        var content = new byte[3_000_000];
        new Random(7).nextBytes(content);
        var files = ledger().launchFiles();
        assertThat(files.content(request.path())).isEmpty();
        files.keep(request.path(), new ByteArrayInputStream(new byte[] {1, 2}), NOON);
        files.keep(request.path(), new ByteArrayInputStream(content), NOON);
        ledger().launches().add(request, NOON);
        var id = ledger().launches().take(account, "one", NOON).orElseThrow().id();

        files.forget(request.path());
        assertThat(files.forgetLeft(NOON.plusSeconds(1))).isZero();
        assertThat(files.content(request.path()).orElseThrow().readAllBytes()).isEqualTo(content);

        ledger().launches().ended(id, "one", new LaunchEnding(131L, 0, "Run 131 COMPLETED", NOON));
        files.forget(request.path());
        assertThat(files.content(request.path())).isEmpty();
    }

    @Test
    void forgetsTheFilesThatNoLaunchWaitsFor() throws IOException {
        var path = "/elsewhere/" + account + ".csv";
        ledger().launchFiles().keep(path, new ByteArrayInputStream(new byte[0]), NOON);

        assertThat(ledger().launchFiles().forgetLeft(NOON)).isZero();
        assertThat(ledger().launchFiles().content(path).orElseThrow().readAllBytes())
                .isEmpty();
        assertThat(ledger().launchFiles().forgetLeft(NOON.plusSeconds(1))).isEqualTo(1);
    }

    @Test
    void writesDownAWishThatCannotBeMet() {
        var ending = new LaunchEnding(null, 4, "There is no account x.", NOON);

        assertThat(ledger().launches().addEnded(aLaunch("a"), ending)).isTrue();
        assertThat(ledger().launches().addEnded(aLaunch("a"), ending)).isFalse();

        assertThat(taken("one")).isEqualTo("none");
        assertThat(ledger().launches().newestFirst(1))
                .singleElement()
                .satisfies(launch -> assertThat(launch)
                        .isEqualTo(new Launch(
                                launch.id(), aLaunch("a"), LaunchState.ENDED, 0, NOON, NOON, null, null, ending)));
    }

    // Schedules

    @Test
    void keepsAScheduleOnceByItsName() {
        var schedule = new ImportSchedule(
                account, "0 1 * * *", ZoneId.of("Asia/Shanghai"), "/x/{yyyy}.csv", "a", 7, null, false, "wang", NOON);

        assertThat(ledger().schedules().add(schedule)).isTrue();
        assertThat(ledger().schedules().add(schedule)).isFalse();
        assertThat(ledger().schedules().find(account)).contains(schedule);
        assertThat(ledger().schedules().all()).contains(schedule);

        ledger().schedules().pause(account, true);
        assertThat(ledger().schedules().find(account))
                .get()
                .satisfies(kept -> assertThat(kept.paused()).isTrue());
        ledger().schedules().remove(account);
        assertThat(ledger().schedules().find(account)).isEmpty();
    }

    // Deliveries

    /** All that is due, of one launch. */
    private List<Delivery> taken(Launch launch, Instant now) {
        return Stream.generate(() -> ledger().deliveries().take(account, now))
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .filter(delivery -> delivery.launch() == launch.id())
                .toList();
    }

    private Launch anEndedLaunch() {
        ledger().launches().addEnded(aLaunch("ended"), new LaunchEnding(null, 4, "refused", NOON));
        return ledger().launches().byTicket(account + "/ended").orElseThrow();
    }

    @Test
    void putsEachEndedLaunchIntoTheOutboxOnce() {
        var launch = anEndedLaunch();
        ledger().launches().add(aLaunch("waits"), NOON);
        var waits = ledger().launches().byTicket(account + "/waits").orElseThrow();

        ledger().deliveries().fill(account, NOON.plusSeconds(1), NOON);
        assertThat(taken(launch, NOON)).isEmpty();
        ledger().deliveries().fill(account, NOON, NOON);
        ledger().deliveries().fill(account, NOON, NOON);

        assertThat(taken(launch, NOON)).containsExactly(new Delivery(launch.id(), account, 1));
        assertThat(taken(waits, NOON)).isEmpty();
    }

    @Test
    void deliversAgainWhatFailedOrWhoseProcessDied() {
        var launch = anEndedLaunch();
        ledger().deliveries().fill(account, NOON, NOON);
        assertThat(taken(launch, NOON)).hasSize(1);

        var afterADeath = NOON.plus(Deliveries.TAKEN);
        var second = new Delivery(launch.id(), account, 2);
        assertThat(taken(launch, afterADeath)).containsExactly(second);
        ledger().deliveries().failed(second, afterADeath.plusSeconds(5), "500");
        assertThat(taken(launch, afterADeath.plusSeconds(4))).isEmpty();
        var third = new Delivery(launch.id(), account, 3);
        assertThat(taken(launch, afterADeath.plusSeconds(5))).containsExactly(third);
        ledger().deliveries().delivered(third);
        assertThat(taken(launch, NOON.plus(HOUR))).isEmpty();
    }

    @Test
    void countsWhatIsNotDelivered() {
        ledger().deliveries().fill(account, NOON, NOON);
        var before = ledger().deliveries().counts(NOON);
        var launch = anEndedLaunch();
        ledger().deliveries().fill(account, NOON, NOON);

        assertThat(ledger().deliveries().counts(NOON))
                .isEqualTo(new DeliveryCounts(before.waiting() + 1, before.givenUp()));
        ledger().deliveries().givenUp(taken(launch, NOON).get(0), "410");
        assertThat(ledger().deliveries().counts(NOON))
                .isEqualTo(new DeliveryCounts(before.waiting(), before.givenUp() + 1));
        assertThat(ledger().deliveries().counts(NOON.plus(HOUR)).givenUp()).isEqualTo(before.givenUp());
    }

    // Runs

    @Test
    void givesARunBackAsItWasCreated() {
        var identity = anIdentity();
        var parent = new RunParent(aRun(ledger()).id(), RunParent.Way.REPORT);

        var run = ledger().runs()
                .create(identity, parent, FILE, "{\"region\":\"CN\"}", NOON)
                .orElseThrow();

        assertThat(run)
                .isEqualTo(new ImportRun(
                        run.id(),
                        identity,
                        parent,
                        FILE,
                        "{\"region\":\"CN\"}",
                        RunState.STAGING,
                        StagedCounts.NONE,
                        new PoolStart(null, 0),
                        null,
                        null,
                        false,
                        null,
                        NOON));
        assertThat(ledger().runs().find(run.id())).contains(run);
    }

    @Test
    void createsARunOnlyOnceForAnIdentity() {
        var run = aRun(ledger());
        var again = run.identity().repeated();

        assertThat(ledger().runs().create(run.identity(), null, FILE, "{}", NOON))
                .isEmpty();
        assertThat(ledger().runs().create(again, null, FILE, "{}", NOON)).isPresent();
        assertThat(ledger().runs().latest(again.sha256(), again.account(), again.task()))
                .get()
                .extracting(ImportRun::identity)
                .isEqualTo(again);
    }

    @Test
    void oneOfManyProcessesCreatesTheRun() throws Exception {
        var identity = anIdentity();

        assertThat(winners(ledger ->
                        ledger.runs().create(identity, null, FILE, "{}", NOON).isPresent()))
                .isEqualTo(1);
    }

    @Test
    void findsNoRunThatIsNotThere() {
        assertThat(ledger().runs().find(Long.MAX_VALUE)).isEmpty();
        assertThat(ledger().runs().latest("0".repeat(64), "nobody", 1)).isEmpty();
    }

    @Test
    void listsTheNewestRunsFirst() {
        var first = aRun(ledger());
        var second = aRun(ledger());

        assertThat(ledger().runs().newestFirst(2)).containsExactly(second, first);
    }

    @Test
    void endsARunAndTakesItUpAgain() {
        var id = aRun(ledger()).id();
        var ending = new RunEnding(5, "stopped by SIGTERM", NOON.plusSeconds(9));
        ledger().runs().requestStop(id);

        ledger().runs().ended(id, RunState.STOPPED, ending);

        assertThat(run(id)).extracting(ImportRun::state, ImportRun::ending).containsExactly(RunState.STOPPED, ending);

        ledger().runs().takeUp(id, RunState.SENDING);

        assertThat(run(id)).extracting(ImportRun::state, ImportRun::ending).containsExactly(RunState.SENDING, null);
        assertThat(ledger().runs().stopRequested(id)).isFalse();
    }

    @Test
    void cutsAnEndingsMessageToItsColumn() {
        var id = aRun(ledger()).id();

        ledger().runs().ended(id, RunState.FAILED, new RunEnding(6, "长".repeat(3000), NOON));

        assertThat(run(id).ending()).extracting(RunEnding::message).isEqualTo("长".repeat(2000));
    }

    @Test
    void cutsAFilesNameToItsColumn() {
        var file = new RunFile("长".repeat(199) + "😀.csv", "/data/x.csv", null, null, 1, List.of(), null, null);

        var run = ledger().runs().create(anIdentity(), null, file, "{}", NOON).orElseThrow();

        assertThat(run.file().name()).isEqualTo("长".repeat(199));
    }

    @Test
    void redescribesARunOnlyWhileItIsStaged() {
        var id = aRun(ledger()).id();
        var other = new RunFile(
                "线索.xlsx", "/data/线索.xlsx", null, "Sheet1", 1, List.of("phone"), "phone -> cellphone", null);

        ledger().runs().redescribe(id, other, "new");
        assertThat(run(id)).extracting(ImportRun::file, ImportRun::options).containsExactly(other, "new");

        ledger().runs().staged(id, StagedCounts.NONE);
        ledger().runs().redescribe(id, FILE, "newer");
        assertThat(run(id)).extracting(ImportRun::file, ImportRun::options).containsExactly(other, "new");
    }

    @Test
    void remembersWhereThePoolStartedAndTheReport() {
        var id = aRun(ledger()).id();

        ledger().runs().startsAt(id, new PoolStart(9_000_000_001L, 12));
        ledger().runs().reported(id, "/data/reports/run-1-rejected.csv");

        assertThat(run(id))
                .extracting(ImportRun::poolStart, ImportRun::report)
                .containsExactly(new PoolStart(9_000_000_001L, 12), "/data/reports/run-1-rejected.csv");
    }

    @ParameterizedTest
    @EnumSource(RunState.class)
    void takesAStopRequestOnlyWhileTheRunIsActive(RunState state) {
        var id = aRun(ledger()).id();
        ledger().runs().takeUp(id, state);

        assertThat(ledger().runs().requestStop(id)).isEqualTo(state.active());
        assertThat(ledger().runs().stopRequested(id)).isEqualTo(state.active());
    }

    @Test
    void countsBalanceInEveryState() {
        var id = aRun(ledger()).id();
        ledger().batches()
                .stage(
                        id,
                        Long.MAX_VALUE,
                        1,
                        List.of(rows(2, 3), rows(5, 2), rows(7, 4), rows(11, 1), rows(12, 5)),
                        List.of());
        ledger().runs().staged(id, new StagedCounts(21, 3, 2, 1));
        assertThat(ledger().runs().counts(id)).isEqualTo(new RunCounts(21, 0, 3, 2, 1, 0, 15, 0));

        var sent = inState(id, BatchState.SENDING);
        acknowledged(
                sent.batch, sent.attempt, List.of(failed(3, RowStatus.REFUSED, "REFUSED_BY_API")), outcome(How.ANSWER));
        inState(id, BatchState.SENDING);
        inState(id, BatchState.IN_DOUBT);
        inState(id, BatchState.UNKNOWN);

        var counts = ledger().runs().counts(id);
        assertThat(counts).isEqualTo(new RunCounts(21, 2, 3, 2, 1, 1, 5, 7));
        assertThat(counts.balanced()).isTrue();
    }

    @Test
    void countsCallsAndTheSmallestGap() {
        var batch = aBatch(ledger(), 1);
        assertThat(ledger().sendingRecord().calls(batch.run())).isEqualTo(new CallCounts(1, 0, null, 0, Duration.ZERO));

        var gaps = List.of(0, 1500, 2511, 5000);
        for (var gap : gaps) {
            var pending = first(ledger(), batch.run(), BatchState.PENDING);
            var attempt = anAttempt();
            ledger().attempts().claim(pending, attempt, 1);
            ledger().attempts().started(attempt, NOON.plusMillis(gap));
            ledger().attempts().notApplied(pending, attempt, outcome(How.NOT_APPLIED));
        }

        assertThat(ledger().sendingRecord().calls(batch.run()))
                .isEqualTo(new CallCounts(1, 4, 1011L, 3, Duration.ofMillis(5000)));
    }

    @Test
    void countsACallWithItsAnswerWhoeverSettledIt() {
        var batch = aBatch(ledger(), 1);
        var attempt = anAttempt();
        ledger().attempts().claim(batch, attempt, 1);
        var whole = BatchSettlement.whole(batch, List.of(), outcome(How.ANSWER));

        assertThat(ledger().attempts().answered(batch, attempt, NOON, whole)).isTrue();
        assertThat(ledger().attempts().answered(batch, attempt, NOON, whole)).isFalse();

        assertThat(ledger().sendingRecord().calls(batch.run())).isEqualTo(new CallCounts(1, 1, null, 0, Duration.ZERO));
        assertThat(ledger().batches().find(batch.id()).orElseThrow().rows()).isEqualTo(batch.rows());
    }

    @Test
    void countsOnlyCallsThatStarted() {
        var batch = aBatch(ledger(), 1);
        ledger().attempts().claim(batch, anAttempt(), 1);

        assertThat(ledger().sendingRecord().calls(batch.run())).isEqualTo(new CallCounts(1, 0, null, 0, Duration.ZERO));
        assertThat(ledger().attempts().everMade(batch.run())).isTrue();
    }

    // Batches

    @Test
    void givesStagedBatchesBackInOrder() {
        var id = aRun(ledger()).id();
        ledger().batches().stage(id, Long.MAX_VALUE, 1, List.of(rows(2, 300)), List.of());
        ledger().batches().stage(id, Long.MAX_VALUE, 2, List.of(rows(302, 300), rows(602, 7)), List.of());

        var batches = new ArrayList<NumberBatch>();
        ledger().batches().forEach(id, batches::add);

        assertThat(batches).extracting(NumberBatch::seq).containsExactly(1, 2, 3);
        assertThat(batches).extracting(NumberBatch::rows).containsExactly(rows(2, 300), rows(302, 300), rows(602, 7));
        assertThat(batches).allSatisfy(batch -> {
            assertThat(batch.state()).isEqualTo(BatchState.PENDING);
            assertThat(batch.attempts()).isZero();
            assertThat(batch.nonce()).isNull();
        });
        assertThat(ledger().batches().firstIn(id, BatchState.PENDING)).contains(batches.get(0));
        assertThat(ledger().batches()
                        .nextIn(id, BatchState.PENDING, batches.get(0).seq()))
                .contains(batches.get(1));
        assertThat(ledger().batches().countIn(id, BatchState.PENDING)).isEqualTo(3);
        assertThat(ledger().batches().firstIn(id, BatchState.SENT)).isEmpty();
    }

    @Test
    void forgetsWhatWasStagedWhileNothingWasSent() {
        var id = aRun(ledger()).id();
        ledger().batches()
                .stage(id, Long.MAX_VALUE, 1, List.of(rows(3, 2)), List.of(failed(2, RowStatus.REJECTED, "NO_NUMBER")));

        assertThat(ledger().runs().counts(id))
                .as("half of a staging counts for nothing")
                .isEqualTo(NOTHING);

        ledger().runs().staged(id, new StagedCounts(3, 1, 0, 0));

        assertThat(ledger().runs().counts(id)).isEqualTo(new RunCounts(3, 0, 1, 0, 0, 0, 2, 0));
        assertThat(ledger().batches().unstage(id, 0))
                .as("all of it stands there")
                .isFalse();
        assertThat(ledger().batches().countIn(id, BatchState.PENDING)).isEqualTo(1);

        ledger().runs().takeUp(id, RunState.STAGING);

        assertThat(ledger().batches().unstage(id, 0)).isTrue();
        assertThat(ledger().batches().countIn(id, BatchState.PENDING)).isZero();
        assertThat(failedRows(id, EnumSet.allOf(RowStatus.class))).isEmpty();
        assertThat(ledger().runs().counts(id)).isEqualTo(NOTHING);
    }

    @Test
    void forgetsNothingThatAnotherProcessMayHaveStaged() {
        var id = ledger().runs()
                .create(new RunIdentity("5".repeat(64), account, 16, 1), null, FILE, "{}", NOON)
                .orElseThrow()
                .id();
        var old = ledger().senderLeases().acquire(account, 16, "host/1").orElseThrow();
        ledger().senderLeases().release(old);
        var lease = ledger().senderLeases().acquire(account, 16, "host/2").orElseThrow();
        ledger().batches()
                .stage(id, Long.MAX_VALUE, 1, List.of(rows(3, 2)), List.of(failed(2, RowStatus.REJECTED, "NO_NUMBER")));

        assertThat(ledger().batches().unstage(id, old.epoch())).isFalse();
        assertThatThrownBy(() -> ledger().batches()
                        .stage(id, old.epoch(), 2, List.of(rows(5, 1)), List.of(failed(6, RowStatus.REJECTED, "A"))))
                .isInstanceOf(LedgerException.class)
                .hasMessage("Another process has taken the task of run " + id + " over");
        assertThat(ledger().batches().countIn(id, BatchState.PENDING)).isEqualTo(1);
        assertThat(failedRows(id, EnumSet.allOf(RowStatus.class))).hasSize(1);

        assertThat(ledger().batches().unstage(id, lease.epoch())).isTrue();
    }

    @Test
    void keepsWhatWasStagedOnceAnAttemptWasMade() {
        var batch = aBatch(ledger(), 2);
        var attempt = anAttempt();
        ledger().attempts().claim(batch, attempt, 1);
        ledger().attempts().notApplied(batch, attempt, outcome(How.NOT_SENT));
        ledger().runs().takeUp(batch.run(), RunState.STAGING);

        assertThatThrownBy(() -> ledger().batches().unstage(batch.run(), 0))
                .isInstanceOf(DataIntegrityViolationException.class);

        assertThat(ledger().batches().countIn(batch.run(), BatchState.PENDING)).isEqualTo(1);
    }

    @Test
    void stagesAllOrNothing() {
        var id = aRun(ledger()).id();
        ledger().batches().stage(id, Long.MAX_VALUE, 2, List.of(rows(2, 1)), List.of());

        assertThatThrownBy(() ->
                        ledger().batches().stage(id, Long.MAX_VALUE, 1, List.of(rows(3, 1), rows(4, 1)), List.of()))
                .isInstanceOf(DataIntegrityViolationException.class);

        assertThat(ledger().batches().countIn(id, BatchState.PENDING)).isEqualTo(1);
    }

    @Test
    void findsTheLastBatchKnownToBeInThePoolBeforeATime() {
        var id = aRun(ledger()).id();
        ledger().batches().stage(id, Long.MAX_VALUE, 1, List.of(rows(2, 1), rows(3, 1), rows(4, 1)), List.of());
        for (int second = 1; second <= 3; second++) {
            var claimed = inState(id, BatchState.SENDING);
            var refused = second == 2 ? List.of(failed(3, RowStatus.REFUSED, "REFUSED_BY_API")) : List.<FailedRow>of();
            acknowledged(
                    claimed.batch,
                    claimed.attempt,
                    refused,
                    new AttemptOutcome(How.ANSWER, "acknowledged", NOON.plusSeconds(second)));
        }

        assertThat(ledger().batches().lastSentBefore(id, NOON.plusSeconds(1))).isEmpty();
        assertThat(ledger().batches().lastSentBefore(id, NOON.plusSeconds(3)))
                .as("the second has no accepted row, the third is not before that time")
                .get()
                .extracting(NumberBatch::seq)
                .isEqualTo(1);
        assertThat(ledger().batches().lastSentBefore(id, NOON.plusSeconds(4)))
                .get()
                .extracting(NumberBatch::seq)
                .isEqualTo(3);
    }

    // Attempts

    /** A change of a batch's state, and the states it may start from. */
    private record Change(String name, BatchState to, Set<BatchState> from, Step step) {

        @Override
        public String toString() {
            return name;
        }
    }

    @FunctionalInterface
    private interface Step {
        boolean take(Attempts attempts, NumberBatch batch, Attempt attempt);
    }

    static Stream<Change> changes() {
        var onItsWay = Set.of(BatchState.SENDING);
        var doubted = Set.of(BatchState.IN_DOUBT);
        var either = Set.of(BatchState.SENDING, BatchState.IN_DOUBT);
        return Stream.of(
                new Change(
                        "not applied",
                        BatchState.PENDING,
                        onItsWay,
                        (attempts, batch, attempt) -> attempts.notApplied(batch, attempt, outcome(How.NOT_APPLIED))),
                new Change(
                        "acknowledged",
                        BatchState.SENT,
                        either,
                        (attempts, batch, attempt) ->
                                attempts.settled(batch, attempt, whole(batch, List.of(), outcome(How.ANSWER)))),
                new Change(
                        "in doubt",
                        BatchState.IN_DOUBT,
                        onItsWay,
                        (attempts, batch, attempt) -> attempts.inDoubt(batch, attempt, null, outcome(How.IN_DOUBT))),
                new Change(
                        "settled in part",
                        BatchState.SENT,
                        either,
                        (attempts, batch, attempt) -> attempts.settled(
                                batch, attempt, inPart(batch, batch.rows().subList(0, 1)))),
                new Change(
                        "halved",
                        BatchState.PENDING,
                        doubted,
                        (attempts, batch, attempt) -> attempts.halved(batch, attempt, outcome(How.TURNED_AWAY))),
                new Change(
                        "settled as not received",
                        BatchState.PENDING,
                        doubted,
                        (attempts, batch, attempt) ->
                                attempts.settledNotReceived(batch, attempt, outcome(How.NOT_RECEIVED))),
                new Change(
                        "denied",
                        BatchState.DENIED,
                        doubted,
                        (attempts, batch, attempt) -> attempts.denied(batch, attempt, outcome(How.NOT_APPLIED))),
                new Change(
                        "settled as unknown",
                        BatchState.UNKNOWN,
                        doubted,
                        (attempts, batch, attempt) ->
                                attempts.settledUnknown(batch, attempt, outcome(How.NO_EVIDENCE))));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void changesABatchOnlyFromTheRightStateAndOnlyOnce(Change change) {
        for (var state : BatchState.values()) {
            var start = aBatchIn(state);
            var allowed = change.from.contains(state);

            assertThat(change.step.take(ledger().attempts(), start.batch, start.attempt))
                    .as("%s from %s", change, state)
                    .isEqualTo(allowed);
            assertThat(stateOf(start.batch)).isEqualTo(allowed ? change.to : state);
            assertThat(change.step.take(ledger().attempts(), start.batch, start.attempt))
                    .as("%s from %s once more", change, state)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("changes")
    void changesNothingForTheNonceOfAnotherAttempt(Change change) {
        for (var state : BatchState.values()) {
            var start = aBatchIn(state);

            assertThat(change.step.take(ledger().attempts(), start.batch, anAttempt()))
                    .isFalse();
            assertThat(stateOf(start.batch)).isEqualTo(state);
        }
    }

    @ParameterizedTest
    @EnumSource(BatchState.class)
    void claimsOnlyAPendingBatch(BatchState state) {
        var start = aBatchIn(state);
        var attempt = anAttempt();

        assertThat(ledger().attempts().claim(start.batch, attempt, 1)).isEqualTo(state == BatchState.PENDING);
        assertThat(ledger().attempts().find(attempt.nonce()).isPresent()).isEqualTo(state == BatchState.PENDING);
    }

    @Test
    void oneOfManyProcessesClaimsTheBatch() throws Exception {
        var batch = aBatch(ledger(), 1);

        assertThat(winners(ledger -> ledger.attempts().claim(batch, anAttempt(), 1)))
                .isEqualTo(1);
    }

    @Test
    void writesAnAttemptDownBeforeItIsSent() {
        var batch = aBatch(ledger(), 2);
        var attempt = anAttempt();

        var run = ledger().runs().find(batch.run()).orElseThrow().identity();
        assertThat(ledger().attempts().everMade(batch.run())).isFalse();
        assertThat(ledger().attempts().claim(batch, attempt, 1)).isTrue();

        assertThat(ledger().attempts().everMade(batch.run())).isTrue();
        assertThat(ledger().attempts().lastInto(run.account(), run.task())).contains(attempt.signedAt());
        assertThat(ledger().attempts().lastInto("nobody's", run.task())).isEmpty();
        assertThat(ledger().attempts().find(attempt.nonce())).contains(attempt);
        assertThat(ledger().attempts().find("no such nonce")).isEmpty();
        assertThat(first(ledger(), batch.run(), BatchState.SENDING))
                .extracting(NumberBatch::nonce, NumberBatch::attempts)
                .containsExactly(attempt.nonce(), 1);
    }

    @Test
    void takesANonceOnlyOnce() {
        var attempt = anAttempt();
        ledger().attempts().claim(aBatch(ledger(), 1), attempt, 1);
        var other = aBatch(ledger(), 1);

        assertThatThrownBy(() -> ledger().attempts().claim(other, attempt, 1))
                .isInstanceOf(DataIntegrityViolationException.class);

        assertThat(stateOf(other)).isEqualTo(BatchState.PENDING);
    }

    @Test
    void writesRefusedRowsDownWithTheAcknowledgement() {
        var claimed = aBatchIn(BatchState.SENDING);
        var refused = List.of(failed(2, RowStatus.REFUSED, "REFUSED_BY_API"));

        acknowledged(claimed.batch, claimed.attempt, refused, outcome(How.ANSWER));
        acknowledged(claimed.batch, claimed.attempt, refused, outcome(How.ANSWER));

        assertThat(failedRows(claimed.batch.run(), EnumSet.allOf(RowStatus.class)))
                .containsExactlyElementsOf(refused);
        assertThat(first(ledger(), claimed.batch.run(), BatchState.SENT).accepted())
                .isEqualTo(claimed.batch.size() - 1);
    }

    @Test
    void keepsARefusalWhateverTheApiWroteIntoItsReason() {
        var claimed = aBatchIn(BatchState.SENDING);
        var reason = "a\u0000b" + "长".repeat(3996) + "😀 and more";

        acknowledged(
                claimed.batch,
                claimed.attempt,
                List.of(new FailedRow(2, RowStatus.REFUSED, "REFUSED_BY_API", reason, List.of("a\u0000b"))),
                outcome(How.ANSWER));

        assertThat(failedRows(claimed.batch.run(), Set.of(RowStatus.REFUSED)))
                .containsExactly(new FailedRow(
                        2, RowStatus.REFUSED, "REFUSED_BY_API", "a\uFFFDb" + "长".repeat(3996), List.of("a\u0000b")));
    }

    @Test
    void keepsAnOutcomeWhateverTheApiSaid() {
        var claimed = aBatchIn(BatchState.SENDING);

        assertThat(ledger().attempts()
                        .inDoubt(
                                claimed.batch,
                                claimed.attempt,
                                null,
                                new AttemptOutcome(How.IN_DOUBT, "\u0000".repeat(3000), NOON)))
                .isTrue();

        assertThat(stateOf(claimed.batch)).isEqualTo(BatchState.IN_DOUBT);
    }

    @Test
    void givesEachPartItsOwnPlaceThoughSeveralBatchesAreSettledAtOnce() throws Exception {
        var run = aRun(ledger());
        var staged = Stream.generate(() -> rows(2, 2)).limit(THREADS).toList();
        ledger().batches().stage(run.id(), Long.MAX_VALUE, 1, staged, List.of());
        var claimed = new ConcurrentLinkedQueue<Claimed>();
        for (var i = 0; i < THREADS; i++) {
            claimed.add(inState(run.id(), BatchState.IN_DOUBT));
        }

        assertThat(winners(ledger -> {
                    var doubt = claimed.remove();
                    var part = inPart(doubt.batch, doubt.batch.rows().subList(1, 2));
                    return ledger.attempts().settled(doubt.batch, doubt.attempt, part);
                }))
                .isEqualTo(THREADS);

        assertThat(ledger().batches().in(run.id(), Set.of(BatchState.PENDING)))
                .extracting(NumberBatch::seq)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(THREADS + 1, 2 * THREADS).boxed().toList());
        assertThat(settledOrders(run.id()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, THREADS).boxed().toList());
    }

    @Test
    void splitsABatchThatWasAppliedInPart() {
        var doubt = aBatchIn(BatchState.IN_DOUBT);
        var missing = List.of(doubt.batch.rows().get(1));

        ledger().attempts().settled(doubt.batch, doubt.attempt, inPart(doubt.batch, missing));

        var run = doubt.batch.run();
        assertThat(first(ledger(), run, BatchState.SENT))
                .extracting(NumberBatch::rows, NumberBatch::accepted)
                .containsExactly(List.of(row(2), row(4)), 2);
        assertThat(first(ledger(), run, BatchState.PENDING))
                .extracting(NumberBatch::seq, NumberBatch::rows, NumberBatch::attempts, NumberBatch::nonce)
                .containsExactly(2, missing, 1, null);
        assertThat(ledger().runs().counts(run)).isEqualTo(new RunCounts(3, 2, 0, 0, 0, 0, 1, 0));
        assertThat(ledger().sendingRecord().calls(run).planned()).isEqualTo(1);
    }

    @Test
    void doubtsWhatACrashInterrupted() {
        var interrupted = aBatchIn(BatchState.SENDING);
        var elsewhere = aBatchIn(BatchState.SENDING);

        assertThat(ledger().attempts().doubtInterrupted(interrupted.batch.run()))
                .isEqualTo(1);

        assertThat(stateOf(interrupted.batch)).isEqualTo(BatchState.IN_DOUBT);
        assertThat(stateOf(elsewhere.batch)).isEqualTo(BatchState.SENDING);
        assertThat(ledger().attempts().doubtInterrupted(interrupted.batch.run()))
                .isZero();
    }

    @Test
    void looksAgainAtWhatWasGivenUp() {
        var unknown = aBatchIn(BatchState.UNKNOWN);

        assertThat(ledger().attempts().doubtUnknown(unknown.batch.run())).isEqualTo(1);

        assertThat(stateOf(unknown.batch)).isEqualTo(BatchState.IN_DOUBT);
    }

    // For review

    @Test
    void listsTheLeasesThatAreHeld() {
        var one = ledger().senderLeases().acquire("reviewed", 8, "one").orElseThrow();
        var other = ledger().senderLeases().acquire("reviewed", 9, "other").orElseThrow();
        ledger().senderLeases().release(other);

        assertThat(ledger().senderLeases().held()).contains(one).doesNotContain(other);
    }

    @Test
    void findsTheNewestRunIntoEachTask() {
        var account = "newest";
        var first = aRunInto(account, 1, "a");
        var second = aRunInto(account, 1, "b");
        var other = aRunInto(account, 2, "c");

        assertThat(ledger().runs().newestInto(account))
                .extracting(ImportRun::id)
                .containsExactlyInAnyOrder(second, other)
                .doesNotContain(first);
    }

    private long aRunInto(String account, long task, String sha256) {
        return ledger().runs()
                .create(new RunIdentity(sha256, account, task, 1), null, FILE, "{}", NOON)
                .orElseThrow()
                .id();
    }

    // Failed rows

    @Test
    void handsFailedRowsOverInTheOrderOfTheFile() {
        var id = aRun(ledger()).id();
        var rows = IntStream.range(0, 1203)
                .mapToObj(i -> failed(2 + i, RowStatus.REJECTED, "PHONE_INVALID"))
                .toList();
        ledger().batches().stage(id, Long.MAX_VALUE, 1, List.of(), rows.subList(600, 1203));
        ledger().batches().stage(id, Long.MAX_VALUE, 1, List.of(), rows.subList(0, 600));

        assertThat(failedRows(id, EnumSet.allOf(RowStatus.class))).isEqualTo(rows);
    }

    @Test
    void handsOverEveryFailureOfOneRow() {
        var id = aRun(ledger()).id();
        var rows = IntStream.range(0, 501)
                .mapToObj(i -> failed(7, RowStatus.REJECTED, "CODE_" + i))
                .toList();
        ledger().batches().stage(id, Long.MAX_VALUE, 1, List.of(), rows);

        assertThat(failedRows(id, EnumSet.allOf(RowStatus.class))).isEqualTo(rows);
    }

    @Test
    void handsOverOnlyTheAskedForStatuses() {
        var id = aRun(ledger()).id();
        var rejected = failed(2, RowStatus.REJECTED, "NO_NUMBER");
        var duplicate = failed(3, RowStatus.DUPLICATE, "DUPLICATE_IN_FILE");
        var refused = failed(4, RowStatus.REFUSED, "REFUSED_BY_API");
        ledger().batches().stage(id, Long.MAX_VALUE, 1, List.of(), List.of(rejected, duplicate, refused));

        assertThat(failedRows(id, Set.of(RowStatus.REJECTED, RowStatus.REFUSED)))
                .containsExactly(rejected, refused);
        assertThat(failedRows(id, Set.of(RowStatus.DUPLICATE))).containsExactly(duplicate);
        assertThat(failedRows(id, Set.of())).isEmpty();
    }

    @Test
    void handsOverPagesOfOneCode() {
        var id = aRun(ledger()).id();
        var rows = IntStream.range(0, 9)
                .mapToObj(i -> failed(2 + i, i == 4 ? RowStatus.DUPLICATE : RowStatus.REJECTED, i % 2 == 0 ? "A" : "B"))
                .toList();
        ledger().batches().stage(id, Long.MAX_VALUE, 1, List.of(), rows);

        var first = ledger().failedRows().page(id, EnumSet.allOf(RowStatus.class), "A", FailedRows.Place.START, 2);
        var second = ledger().failedRows()
                .page(id, Set.of(RowStatus.REJECTED), "A", first.get(1).place(), 9);

        assertThat(first).extracting(FailedRows.Placed::row).containsExactly(rows.get(0), rows.get(2));
        assertThat(second).extracting(FailedRows.Placed::row).containsExactly(rows.get(6), rows.get(8));
    }

    /** Staged rows stand in blocks, refused ones by themselves; whoever reads them sees one order. */
    @Test
    void handsStagedAndRefusedRowsOverInOneOrder() {
        var claimed = aBatchIn(BatchState.SENDING);
        var run = claimed.batch.run();
        var staged = IntStream.rangeClosed(0, 2 * FailedBlocks.ROWS)
                .mapToObj(i -> failed(10 + 2 * i, RowStatus.REJECTED, i % 700 == 5 ? "RARE" : "OFTEN"))
                .toList();
        var refused = IntStream.of(2, 1010, 5000)
                .mapToObj(row -> failed(row, RowStatus.REFUSED, "RARE"))
                .toList();
        ledger().failedRows().stage(run, staged.subList(1500, staged.size()));
        ledger().failedRows().stage(run, staged.subList(0, 1500));
        ledger().failedRows().append(run, claimed.batch.id(), refused.subList(0, 2));
        ledger().failedRows().append(run, claimed.batch.id(), refused.subList(2, 3));
        var all = Stream.concat(staged.stream(), refused.stream())
                .sorted(Comparator.comparingLong(FailedRow::row))
                .toList();

        assertThat(pages(run, EnumSet.allOf(RowStatus.class), null, 499)).isEqualTo(all);
        assertThat(pages(run, EnumSet.allOf(RowStatus.class), "RARE", 2))
                .isEqualTo(all.stream().filter(row -> row.code().equals("RARE")).toList())
                .hasSize(6);
        assertThat(pages(run, Set.of(RowStatus.REFUSED), null, 2)).isEqualTo(refused);
        assertThat(pages(run, Set.of(RowStatus.REJECTED), "RARE", 1))
                .extracting(FailedRow::row)
                .containsExactly(20L, 1420L, 2820L);
        assertThat(pages(run, Set.of(RowStatus.DUPLICATE), null, 9)).isEmpty();
    }

    /** A workbook may store its rows in any order. */
    @Test
    void handsRowsThatWereStagedInAnyOrderOverInThatOfTheFile() {
        var run = aRun(ledger()).id();
        var rows = IntStream.range(2, 3002)
                .mapToObj(row -> failed(row, row % 3 == 0 ? RowStatus.DUPLICATE : RowStatus.REJECTED, "A"))
                .toList();
        var odd = rows.stream().filter(row -> row.row() % 2 == 1).toList();
        var even = rows.stream().filter(row -> row.row() % 2 == 0).toList();
        ledger().failedRows().stage(run, odd.subList(700, odd.size()));
        ledger().failedRows().stage(run, even);
        ledger().failedRows().stage(run, odd.subList(0, 700));

        assertThat(pages(run, EnumSet.allOf(RowStatus.class), null, 997)).isEqualTo(rows);
        assertThat(pages(run, EnumSet.allOf(RowStatus.class), "A", 2500)).isEqualTo(rows);
        assertThat(pages(run, Set.of(RowStatus.DUPLICATE), null, 99))
                .isEqualTo(rows.stream()
                        .filter(row -> row.status() == RowStatus.DUPLICATE)
                        .toList());
    }

    @Test
    void replacesNothingThatWasForgottenMeanwhile() {
        var run = aRun(ledger()).id();
        ledger().failedRows().stage(run, List.of(failed(2, RowStatus.REJECTED, "A")));

        ledger().retention().replaceFailed(run, row -> {
            ledger().retention().forgetFailures(run, NOON);
            return failed(row.row(), row.status(), "ERASED");
        });

        assertThat(failedRows(run, EnumSet.allOf(RowStatus.class))).isEmpty();
        assertThat(ledger().failedRows().byReason(run))
                .containsExactly(new ReasonCount("A", RowStatus.REJECTED, 1, 2, ""));
    }

    @Test
    void putsOthersInThePlacesOfStagedAndRefusedRows() {
        var claimed = aBatchIn(BatchState.SENDING);
        var run = claimed.batch.run();
        var staged = IntStream.rangeClosed(10, 10 + FailedBlocks.ROWS)
                .mapToObj(row -> failed(row, RowStatus.REJECTED, "A"))
                .toList();
        ledger().failedRows().stage(run, staged);
        ledger().failedRows().append(run, claimed.batch.id(), List.of(failed(2, RowStatus.REFUSED, "B")));
        var gone = Set.of(2L, 11L, 10L + FailedBlocks.ROWS);

        ledger().retention()
                .replaceFailed(run, row -> gone.contains(row.row()) ? failed(row.row(), row.status(), "ERASED") : row);

        assertThat(pages(run, EnumSet.allOf(RowStatus.class), "ERASED", 9))
                .extracting(FailedRow::row)
                .containsExactlyInAnyOrderElementsOf(gone);
        assertThat(failedRows(run, EnumSet.allOf(RowStatus.class))).hasSize(FailedBlocks.ROWS + 2);
        assertThat(ledger().failedRows().byReason(run))
                .containsExactly(
                        new ReasonCount("A", RowStatus.REJECTED, FailedBlocks.ROWS - 1, 10, "because of A"),
                        new ReasonCount("ERASED", RowStatus.REJECTED, 2, 11, "because of ERASED"),
                        new ReasonCount("ERASED", RowStatus.REFUSED, 1, 2, "because of ERASED"));
    }

    @Test
    void forgetsManyRefusedRowsPartByPart() {
        var claimed = aBatchIn(BatchState.SENDING);
        var run = claimed.batch.run();
        var rows = IntStream.rangeClosed(1, FailedRows.CLEARED_AT_ONCE + 1)
                .mapToObj(row -> failed(row, RowStatus.REFUSED, "A"))
                .toList();
        ledger().failedRows().append(run, claimed.batch.id(), rows);

        assertThat(ledger().failedRows().clearFirst(run)).isTrue();
        assertThat(failedRows(run, EnumSet.allOf(RowStatus.class)))
                .containsExactly(failed(FailedRows.CLEARED_AT_ONCE + 1, RowStatus.REFUSED, "A"));
        assertThat(ledger().failedRows().clearFirst(run)).isFalse();
    }

    @Test
    void keepsAStagedRowWhateverItsCellsHold() {
        var run = aRun(ledger()).id();
        var row = new FailedRow(
                2, RowStatus.REJECTED, "BAD_CHARACTER", "a\u0000b", List.of("a\u0000b", "half \uD83D", "😀"));

        ledger().failedRows().stage(run, List.of(row));

        assertThat(failedRows(run, EnumSet.allOf(RowStatus.class)))
                .containsExactly(new FailedRow(2, RowStatus.REJECTED, "BAD_CHARACTER", "a\uFFFDb", row.cells()));
    }

    private List<FailedRow> pages(long run, Set<RowStatus> statuses, @Nullable String code, int limit) {
        var rows = new ArrayList<FailedRow>();
        var place = FailedRows.Place.START;
        for (var page = ledger().failedRows().page(run, statuses, code, place, limit); !page.isEmpty(); ) {
            page.forEach(placed -> rows.add(placed.row()));
            place = page.get(page.size() - 1).place();
            page = ledger().failedRows().page(run, statuses, code, place, limit);
        }
        return rows;
    }

    @Test
    void countsFailuresByReason() {
        var id = aRun(ledger()).id();
        ledger().batches()
                .stage(
                        id,
                        Long.MAX_VALUE,
                        1,
                        List.of(),
                        List.of(
                                failed(2, RowStatus.DUPLICATE, "DUPLICATE_IN_FILE"),
                                failed(3, RowStatus.REJECTED, "NO_NUMBER"),
                                failed(4, RowStatus.REJECTED, "NO_NUMBER"),
                                failed(5, RowStatus.REJECTED, "BAD_CHARACTER")));

        assertThat(ledger().failedRows().byReason(id))
                .containsExactly(
                        new ReasonCount("NO_NUMBER", RowStatus.REJECTED, 2, 3, "because of NO_NUMBER"),
                        new ReasonCount("BAD_CHARACTER", RowStatus.REJECTED, 1, 5, "because of BAD_CHARACTER"),
                        new ReasonCount(
                                "DUPLICATE_IN_FILE", RowStatus.DUPLICATE, 1, 2, "because of DUPLICATE_IN_FILE"));
    }

    @Test
    void sumsTheReasonsOfSeveralWritings() {
        var id = aRun(ledger()).id();
        ledger().batches()
                .stage(
                        id,
                        Long.MAX_VALUE,
                        1,
                        List.of(),
                        List.of(failed(9, RowStatus.REJECTED, "A"), failed(8, RowStatus.REFUSED, "A")));
        ledger().batches()
                .stage(
                        id,
                        Long.MAX_VALUE,
                        1,
                        List.of(),
                        List.of(failed(5, RowStatus.REJECTED, "A"), failed(3, RowStatus.REJECTED, "A")));
        var other = aRun(ledger()).id();
        ledger().batches().stage(other, Long.MAX_VALUE, 1, List.of(), List.of(failed(2, RowStatus.REJECTED, "A")));

        assertThat(ledger().failedRows().byReason(id))
                .containsExactly(
                        new ReasonCount("A", RowStatus.REJECTED, 3, 3, "because of A"),
                        new ReasonCount("A", RowStatus.REFUSED, 1, 8, "because of A"));

        ledger().batches().unstage(id, 0);

        assertThat(ledger().failedRows().byReason(id)).isEmpty();
        assertThat(ledger().failedRows().byReason(other)).hasSize(1);
    }

    // What was sent, settled and decided

    @Test
    void countsOnlyAttemptsThatTheApiMayHaveTaken() {
        var batch = aBatch(ledger(), 1);
        for (var how : List.of(How.NOT_SENT, How.NOT_RECEIVED, How.NOT_KEPT)) {
            var claimed = inState(batch.run(), how == How.NOT_SENT ? BatchState.SENDING : BatchState.IN_DOUBT);
            switch (how) {
                case NOT_SENT -> ledger().attempts().notApplied(claimed.batch, claimed.attempt, outcome(how));
                default -> ledger().attempts().settledNotReceived(claimed.batch, claimed.attempt, outcome(how));
            }
        }

        assertThat(first(ledger(), batch.run(), BatchState.PENDING).attempts()).isEqualTo(1);
    }

    @Test
    void takesNoBatchForALandmarkThatNobodySaw() {
        var unknown = aBatchIn(BatchState.UNKNOWN).batch;
        ledger().resolutions().accepted(unknown, new Resolutions.Decision("Ann", "I think so", NOON));

        assertThat(ledger().batches().lastSentBefore(unknown.run(), NOON.plusSeconds(9)))
                .isEmpty();
    }

    @Test
    void countsWhatNoAnswerTold() {
        var doubt = aBatchIn(BatchState.IN_DOUBT);
        var run = doubt.batch.run();
        assertThat(ledger().sendingRecord().settled(run)).isEmpty();
        assertThat(ledger().sendingRecord().calls(run).made()).isZero();

        ledger().attempts().settled(doubt.batch, doubt.attempt, inPart(doubt.batch, List.of(row(3))));

        assertThat(ledger().sendingRecord().settled(run)).containsExactly(new SettledCount(How.POOL, 1));
        assertThat(ledger().sendingRecord().calls(run).made())
                .as("a call of which the pool tells was made, whatever its process wrote down")
                .isEqualTo(1);
    }

    @Test
    void countsAPartOnceThatWasThereWhenItWasSentAgain() {
        var doubt = aBatchIn(BatchState.IN_DOUBT);
        var run = doubt.batch.run();
        ledger().attempts().settled(doubt.batch, doubt.attempt, inPart(doubt.batch, List.of(row(3))));
        var again = inState(run, BatchState.IN_DOUBT);

        ledger().attempts()
                .settled(
                        again.batch,
                        again.attempt,
                        BatchSettlement.whole(again.batch, List.of(), outcome(How.DUPLICATE_ANSWER)));

        assertThat(ledger().sendingRecord().settled(run))
                .containsExactlyInAnyOrder(new SettledCount(How.POOL, 1), new SettledCount(How.DUPLICATE_ANSWER, 1));
    }

    @Test
    void takesNoTimeBetweenTwoProcessesForPace() {
        var batch = aBatch(ledger(), 1);
        var owners = List.of("host/1", "host/1", "host/2", "host/2");
        for (int i = 0; i < owners.size(); i++) {
            var pending = first(ledger(), batch.run(), BatchState.PENDING);
            var attempt = new Attempt("nonce-" + batch.run() + "-" + i, NOON, owners.get(i));
            ledger().attempts().claim(pending, attempt, 1);
            ledger().attempts().started(attempt, NOON.plusSeconds(i < 2 ? i : 1000 + i));
            ledger().attempts().notApplied(pending, attempt, outcome(How.NOT_APPLIED));
        }

        var calls = ledger().sendingRecord().calls(batch.run());

        assertThat(calls.followed()).isEqualTo(2);
        assertThat(calls.span()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void settlesAnUnknownBatchByAPersonsWordAndKeepsItInTheAudit() {
        var decision = new Resolutions.Decision("Ann", "seen in the console", NOON);
        var accepted = aBatchIn(BatchState.UNKNOWN).batch;
        var lost = aBatchIn(BatchState.UNKNOWN).batch;
        var resent = aBatchIn(BatchState.UNKNOWN).batch;
        var failed = List.of(failed(2, RowStatus.REFUSED, "NOT_RECEIVED"));

        assertThat(ledger().resolutions().accepted(accepted, decision)).isTrue();
        assertThat(ledger().resolutions().notReceived(lost, failed, decision)).isTrue();
        assertThat(ledger().resolutions().resent(resent, decision)).isTrue();

        assertThat(ledger().runs().counts(accepted.run())).isEqualTo(new RunCounts(3, 3, 0, 0, 0, 0, 0, 0));
        assertThat(ledger().runs().counts(lost.run())).isEqualTo(new RunCounts(3, 0, 0, 0, 0, 3, 0, 0));
        assertThat(failedRows(lost.run(), EnumSet.allOf(RowStatus.class))).isEqualTo(failed);
        assertThat(first(ledger(), resent.run(), BatchState.PENDING).attempts()).isZero();
        assertThat(ledger().sendingRecord().settled(accepted.run())).contains(new SettledCount(How.PERSON, 1));
        assertThat(ledger().audit().ofRun(resent.run()))
                .containsExactly(
                        new AuditLine(NOON, "Ann", "resolve resend", resent.run(), "batch 1: seen in the console"));
    }

    @ParameterizedTest
    @EnumSource(
            value = BatchState.class,
            names = {"PENDING", "SENT", "DENIED"})
    void takesNoPersonsWordForABatchThatIsNotUnknown(BatchState state) {
        var decision = new Resolutions.Decision("Ann", "seen", NOON);
        var batch = aBatchIn(state).batch;

        assertThat(ledger().resolutions().accepted(batch, decision)).isFalse();
        assertThat(ledger().resolutions().notReceived(batch, List.of(), decision))
                .isFalse();
        assertThat(ledger().resolutions().resent(batch, decision)).isFalse();

        assertThat(stateOf(batch)).isEqualTo(state);
        assertThat(ledger().audit().ofRun(batch.run())).isEmpty();
    }

    @Test
    void looksOnceMoreAtWhatTheApiDeniedBeforeItIsSentAgain() {
        var denied = aBatchIn(BatchState.DENIED);
        var run = denied.batch.run();

        assertThat(ledger().runs().counts(run).unsent()).isEqualTo(denied.batch.size());
        assertThat(first(ledger(), run, BatchState.DENIED).attempts()).isZero();
        assertThat(ledger().attempts().doubtDenied(run)).isEqualTo(1);

        assertThat(first(ledger(), run, BatchState.IN_DOUBT).attempts()).isEqualTo(1);
        assertThat(ledger().attempts().find(denied.attempt.nonce()))
                .get()
                .satisfies(attempt -> assertThat(attempt.denied()).isTrue());
    }

    @Test
    void remembersWhatAnApiEnforces() {
        assertThat(ledger().capabilities().of(account)).isEmpty();

        ledger().capabilities().found(account, new Capability(NOON, true, false, true));
        ledger().capabilities().found(account, new Capability(NOON.plusSeconds(1), false, true, false));

        assertThat(ledger().capabilities().of(account))
                .contains(new Capability(NOON.plusSeconds(1), false, true, false));
    }

    @Test
    void knowsSinceWhenAnAttemptCanNoLongerBeAdmitted() {
        var doubt = aBatchIn(BatchState.IN_DOUBT);

        ledger().attempts().admittedUntil(doubt.attempt, NOON.plusSeconds(9));

        assertThat(ledger().attempts().find(doubt.attempt.nonce()))
                .get()
                .extracting(Attempt::admittedUntil)
                .isEqualTo(NOON.plusSeconds(9));
    }

    @Test
    void halvesABatchAsIfItHadNeverBeenSent() {
        var doubt = aBatchIn(BatchState.IN_DOUBT);

        ledger().attempts().halved(doubt.batch, doubt.attempt, outcome(How.TURNED_AWAY));

        var halves = ledger().batches().in(doubt.batch.run(), EnumSet.of(BatchState.PENDING));
        assertThat(halves).extracting(NumberBatch::rows).containsExactly(rows(2, 1), rows(3, 2));
        assertThat(halves).extracting(NumberBatch::attempts).containsExactly(0, 0);
        assertThat(halves)
                .allSatisfy(half -> assertThat(ledger().attempts().perhapsTakenBefore(half, anAttempt()))
                        .isTrue());
        assertThat(ledger().runs().counts(doubt.batch.run())).isEqualTo(new RunCounts(3, 0, 0, 0, 0, 0, 3, 0));
    }

    @Test
    void claimsNothingForALeaseThatSomebodyHasTakenSince() {
        var identity = new RunIdentity(Staging.anIdentity().sha256(), account, 16, 1);
        var run = ledger().runs().create(identity, null, FILE, "{}", NOON).orElseThrow();
        ledger().batches().stage(run.id(), Long.MAX_VALUE, 1, List.of(rows(2, 1)), List.of());
        var old = ledger().senderLeases().acquire(account, 16, "host/1").orElseThrow();
        ledger().senderLeases().release(old);
        var lease = ledger().senderLeases().acquire(account, 16, "host/2").orElseThrow();
        var batch = first(ledger(), run.id(), BatchState.PENDING);

        assertThat(ledger().attempts().claim(batch, anAttempt(), old.epoch())).isFalse();
        assertThat(ledger().senderLeases().holds(old)).isFalse();
        assertThat(stateOf(batch)).isEqualTo(BatchState.PENDING);
        assertThat(ledger().attempts().claim(batch, anAttempt(), lease.epoch())).isTrue();
    }

    @Test
    void findsTheRunsThatWereBeingSent() {
        var identity = new RunIdentity(Staging.anIdentity().sha256(), account, 16, 1);
        var run = ledger().runs().create(identity, null, FILE, "{}", NOON).orElseThrow();
        assertThat(ledger().runs().beingSent(account, 16)).isEmpty();

        ledger().runs().sending(run.id());

        assertThat(ledger().runs().beingSent(account, 16))
                .extracting(ImportRun::id)
                .containsExactly(run.id());
        assertThat(ledger().runs().beingSent(account, 17)).isEmpty();
    }

    @Test
    void findsTheRunsIntoATask() {
        var other = new RunIdentity(Staging.anIdentity().sha256(), account, 17, 1);
        ledger().runs().create(other, null, FILE, "{}", NOON);
        var runs = List.of(aRunOf("a"), aRunOf("b"));

        assertThat(ledger().runs().into(account, 16)).extracting(ImportRun::id).isEqualTo(runs);
    }

    @Test
    void findsTheNewestCompleteRunsOfAProfileThatHadSomethingToSend() {
        var profile = "leads-" + account;
        var runs = Stream.of(1, 2, 3, 4, 5).map(i -> aRunOf(profile)).toList();
        runs.stream().limit(4).forEach(this::sendAll);
        sendAll(aRunOf("another"));
        complete(aRunOf(profile));

        assertThat(ledger().runs().completedBesides(runs.get(2), profile, 2))
                .extracting(ImportRun::id)
                .containsExactly(runs.get(3), runs.get(1));
        assertThat(ledger().runs().completedBesides(Long.MAX_VALUE, profile, 10))
                .extracting(ImportRun::id)
                .containsExactly(runs.get(3), runs.get(2), runs.get(1), runs.get(0));
    }

    private long aRunOf(String profile) {
        var identity = new RunIdentity(Staging.anIdentity().sha256(), account, 16, 1);
        var file = new RunFile("leads.csv", "/data/leads.csv", null, "五月", 3, List.of("phone"), null, profile);
        var run = ledger().runs().create(identity, null, file, "{}", NOON).orElseThrow();
        assertThat(run.file()).isEqualTo(file);
        return run.id();
    }

    private void sendAll(long run) {
        ledger().batches().stage(run, Long.MAX_VALUE, 1, List.of(rows(2, 1)), List.of());
        complete(run);
    }

    private void complete(long run) {
        ledger().runs().ended(run, RunState.COMPLETED, new RunEnding(0, null, NOON));
    }

    // Call slots

    @Test
    void claimsASlotOnlyWhenItIsDue() {
        assertThat(ledger().callSlots().untilDue(account)).isEqualTo(Duration.ZERO);
        assertThat(ledger().callSlots().claim(account, Duration.ZERO, Duration.ZERO))
                .isTrue();
        assertThat(ledger().callSlots().claim(account, Duration.ZERO, HOUR)).isTrue();

        assertThat(ledger().callSlots().claim(account, Duration.ZERO, Duration.ZERO))
                .isFalse();
        assertThat(ledger().callSlots().untilDue(account)).isBetween(HOUR.minusMinutes(1), HOUR);
    }

    @Test
    void claimsASlotThatWillBeDueSoonAndHoldsItFromThenOn() {
        ledger().callSlots().untilDue(account);
        ledger().callSlots().passOn(account, HOUR, Duration.ZERO);

        assertThat(ledger().callSlots().claim(account, HOUR.minusMinutes(1), HOUR))
                .isFalse();
        assertThat(ledger().callSlots().claim(account, HOUR, HOUR)).isTrue();

        assertThat(ledger().callSlots().untilDue(account)).isBetween(HOUR.plusMinutes(59), HOUR.multipliedBy(2));
    }

    @Test
    void passesASlotOnSoFarFromNow() {
        ledger().callSlots().untilDue(account);
        ledger().callSlots().claim(account, Duration.ZERO, Duration.ZERO);

        ledger().callSlots().passOn(account, HOUR, Duration.ZERO);

        assertThat(ledger().callSlots().claim(account, Duration.ZERO, HOUR)).isFalse();
        assertThat(ledger().callSlots().untilDue(account)).isBetween(HOUR.minusMinutes(1), HOUR);
    }

    @Test
    void bringsForwardOnlyASlotThatIsDueTooLate() {
        ledger().callSlots().untilDue(account);
        ledger().callSlots().passOn(account, HOUR, Duration.ZERO);

        assertThat(ledger().callSlots().bringForward(account, HOUR, Duration.ZERO))
                .isFalse();
        assertThat(ledger().callSlots().untilDue(account)).isBetween(HOUR.minusMinutes(1), HOUR);

        assertThat(ledger().callSlots().bringForward(account, HOUR.minusMinutes(1), Duration.ZERO))
                .isTrue();
        assertThat(ledger().callSlots().untilDue(account)).isLessThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void keepsASlotFreeButBringsNoneForward() {
        ledger().callSlots().untilDue(account);
        ledger().callSlots().keepFree(account, HOUR);
        assertThat(ledger().callSlots().untilDue(account)).isBetween(HOUR.minusMinutes(1), HOUR);

        ledger().callSlots().keepFree(account, Duration.ZERO);

        assertThat(ledger().callSlots().untilDue(account)).isBetween(HOUR.minusMinutes(1), HOUR);
    }

    @Test
    void putsOffOnlyASlotThatIsNotDue() {
        ledger().callSlots().untilDue(account);
        ledger().callSlots().putOff(account, HOUR);
        assertThat(ledger().callSlots().untilDue(account)).isLessThanOrEqualTo(Duration.ZERO);

        ledger().callSlots().passOn(account, HOUR, Duration.ZERO);
        ledger().callSlots().putOff(account, HOUR);

        assertThat(ledger().callSlots().untilDue(account)).isBetween(HOUR.plusMinutes(59), HOUR.multipliedBy(2));
    }

    @Test
    void widensTheGapUpToALimitAndNarrowsItBack() {
        ledger().callSlots().untilDue(account);
        var minute = Duration.ofMinutes(1);
        for (int i = 0; i < 3; i++) {
            ledger().callSlots().widen(account, HOUR, HOUR.multipliedBy(2), minute);
        }
        assertThat(ledger().callSlots().widened(account)).isEqualTo(HOUR.multipliedBy(2));
        assertThat(ledger().callSlots().untilDue(account)).as("rests").isBetween(minute.minusSeconds(30), minute);

        ledger().callSlots().passOn(account, minute, Duration.ZERO);
        assertThat(ledger().callSlots().untilDue(account))
                .isBetween(HOUR.multipliedBy(2), HOUR.multipliedBy(2).plus(minute));

        ledger().callSlots().passOn(account, Duration.ofHours(-3), Duration.ZERO);
        ledger().callSlots().keepFree(account, minute);
        assertThat(ledger().callSlots().untilDue(account))
                .as("kept free")
                .isBetween(HOUR.multipliedBy(2), HOUR.multipliedBy(2).plus(minute));

        ledger().callSlots().passOn(account, minute, HOUR);
        assertThat(ledger().callSlots().widened(account)).isEqualTo(HOUR);
        assertThat(ledger().callSlots().untilDue(account))
                .as("already narrower")
                .isBetween(HOUR, HOUR.plus(minute));
        ledger().callSlots().passOn(account, minute, HOUR.multipliedBy(9));
        assertThat(ledger().callSlots().widened(account)).isEqualTo(Duration.ZERO);
    }

    @Test
    void givesEveryAccountASlotOfItsOwn() {
        ledger().callSlots().untilDue(account);
        ledger().callSlots().untilDue(account + "-2");
        ledger().callSlots().claim(account, Duration.ZERO, HOUR);

        assertThat(ledger().callSlots().claim(account + "-2", Duration.ZERO, HOUR))
                .isTrue();
    }

    @Test
    void oneOfManyProcessesClaimsTheSlot() throws Exception {
        for (int round = 0; round < 10; round++) {
            var raced = account + round;

            assertThat(winners(ledger -> {
                        ledger.callSlots().untilDue(raced);
                        return ledger.callSlots().claim(raced, Duration.ZERO, HOUR);
                    }))
                    .isEqualTo(1);
        }
    }

    // Sender leases

    @Test
    void oneOfManyProcessesGetsTheLease() throws Exception {
        assertThat(winners(ledger -> ledger.senderLeases()
                        .acquire(account, 16, UUID.randomUUID().toString())
                        .isPresent()))
                .as("of a lease that nobody ever had")
                .isEqualTo(1);

        expireLease();

        assertThat(winners(ledger -> ledger.senderLeases()
                        .acquire(account, 16, UUID.randomUUID().toString())
                        .isPresent()))
                .as("of a lease that ran out")
                .isEqualTo(1);
    }

    @Test
    void raisesTheEpochWithEachHolder() {
        var first = ledger().senderLeases().acquire(account, 16, "host/1").orElseThrow();
        assertThat(first).isEqualTo(new Lease(account, 16, "host/1", 1));
        assertThat(ledger().senderLeases().holder(account, 16)).contains("host/1");
        assertThat(ledger().senderLeases().acquire(account, 16, "host/2")).isEmpty();
        assertThat(ledger().senderLeases().acquire(account, 17, "host/2")).isPresent();

        ledger().senderLeases().release(first);
        assertThat(ledger().senderLeases().holder(account, 16)).isEmpty();

        assertThat(ledger().senderLeases().acquire(account, 16, "host/2"))
                .contains(new Lease(account, 16, "host/2", 2));
    }

    @Test
    void renewsALeaseUntilAnotherTakesIt() {
        var lease = ledger().senderLeases().acquire(account, 16, "host/1").orElseThrow();
        expireLease();
        assertThat(ledger().senderLeases().holder(account, 16)).isEmpty();

        assertThat(ledger().senderLeases().remaining(account, 16)).isZero();
        assertThat(ledger().senderLeases().remaining(account, 99)).isZero();
        assertThat(ledger().senderLeases().renew(List.of(lease))).containsExactly(lease);
        assertThat(ledger().senderLeases().remaining(account, 16))
                .isBetween(SenderLeases.LIFETIME.minusSeconds(10), SenderLeases.LIFETIME);
        assertThat(ledger().senderLeases().holder(account, 16)).contains("host/1");

        var other = ledger().senderLeases().acquire(account, 17, "host/1").orElseThrow();
        expireLease();
        assertThat(ledger().senderLeases().acquire(account, 16, "host/1")).isPresent();
        assertThat(ledger().senderLeases().renew(List.of(lease, other)))
                .as("the same owner, an older epoch")
                .containsExactly(other);
    }

    @Test
    void releasesOnlyTheHoldersOwnLease() {
        var old = ledger().senderLeases().acquire(account, 16, "host/1").orElseThrow();
        expireLease();
        assertThat(ledger().senderLeases().acquire(account, 16, "host/2")).isPresent();

        ledger().senderLeases().release(old);

        assertThat(ledger().senderLeases().holder(account, 16)).contains("host/2");
    }

    @Test
    void evictsOnlyTheNamedOwner() {
        assertThat(ledger().senderLeases().acquire(account, 16, "host/1")).isPresent();

        ledger().senderLeases().evict(account, 16, "host/2");
        assertThat(ledger().senderLeases().holder(account, 16)).contains("host/1");

        ledger().senderLeases().evict(account, 16, "host/1");
        assertThat(ledger().senderLeases().holder(account, 16)).isEmpty();
    }

    // Opening

    @Test
    void opensWhatIsThereForReading() {
        var run = aRun(ledger());

        try (var reading = ImportLedger.openExisting(address()).orElseThrow()) {
            assertThat(reading.runs().find(run.id())).contains(run);
        }
    }

    /** A batch and its last attempt, which a pending batch that was never claimed does not have. */
    private record Claimed(NumberBatch batch, Attempt attempt) {}

    private void acknowledged(NumberBatch batch, Attempt attempt, List<FailedRow> refused, AttemptOutcome outcome) {
        ledger().attempts().settled(batch, attempt, whole(batch, refused, outcome));
    }

    /** The pool shows all rows but the missing ones. */
    private static BatchSettlement inPart(NumberBatch batch, List<StagedRow> missing) {
        var kept = batch.rows().stream().filter(row -> !missing.contains(row)).toList();
        var part = new BatchPart(missing, BatchState.PENDING, outcome(How.NOT_KEPT));
        return new BatchSettlement(kept, List.of(), outcome(How.POOL), List.of(part));
    }

    private Claimed aBatchIn(BatchState state) {
        return inState(aBatch(ledger(), 3).run(), state);
    }

    /** Moves the run's first pending batch to a state, as sending and settling would. */
    private Claimed inState(long run, BatchState state) {
        var batch = first(ledger(), run, BatchState.PENDING);
        var attempt = anAttempt();
        if (state == BatchState.PENDING) {
            return new Claimed(batch, attempt);
        }
        assertThat(ledger().attempts().claim(batch, attempt, 1)).isTrue();
        var claimed = ledger().batches().firstIn(run, BatchState.SENDING).orElseThrow();
        if (state == BatchState.SENT) {
            acknowledged(claimed, attempt, List.of(), outcome(How.ANSWER));
        } else if (state != BatchState.SENDING) {
            ledger().attempts().inDoubt(claimed, attempt, null, outcome(How.IN_DOUBT));
        }
        if (state == BatchState.UNKNOWN) {
            ledger().attempts().settledUnknown(claimed, attempt, outcome(How.NO_EVIDENCE));
        } else if (state == BatchState.DENIED) {
            ledger().attempts().denied(claimed, attempt, outcome(How.NOT_APPLIED));
        }
        return new Claimed(claimed, attempt);
    }

    private BatchState stateOf(NumberBatch batch) {
        return JdbcClient.create(ledger().dataSource())
                .sql("SELECT state FROM number_batch WHERE id = ?")
                .param(batch.id())
                .query(BatchState.class)
                .single();
    }

    private ImportRun run(long id) {
        return ledger().runs().find(id).orElseThrow();
    }

    // Tasks of runs

    @Test
    void remembersThatTheRunOwesItsTaskToBeEnabled() {
        var id = aRun(ledger()).id();

        ledger().runs().taskWasEnabled(id, true);
        assertThat(run(id).taskWasEnabled()).isTrue();

        ledger().runs().taskWasEnabled(id, false);
        assertThat(run(id).taskWasEnabled()).isFalse();
    }

    @Test
    void splitsAStagedRunBehindAWholeBatch() {
        var id = aRun(ledger()).id();
        ledger().batches()
                .stage(
                        id,
                        Long.MAX_VALUE,
                        1,
                        List.of(rows(2, 2), rows(5, 2), rows(8, 1)),
                        List.of(failed(4, RowStatus.REJECTED, "A"), failed(7, RowStatus.DUPLICATE, "B")));
        ledger().runs().staged(id, new StagedCounts(7, 1, 1, 0));

        ledger().runParts().split(id, 2, 17);

        var rest = ledger().runParts().continuationOf(id).orElseThrow();
        assertThat(rest.identity()).isEqualTo(new RunIdentity(run(id).identity().sha256(), "default", 17, 1));
        assertThat(rest.state()).isEqualTo(RunState.READY);
        assertThat(rest.continues()).isEqualTo(id);
        assertThat(rest.file()).isEqualTo(FILE);
        assertThat(ledger().runs().counts(id)).isEqualTo(new RunCounts(5, 0, 1, 0, 0, 0, 4, 0));
        assertThat(ledger().runs().counts(rest.id())).isEqualTo(new RunCounts(2, 0, 0, 1, 0, 0, 1, 0));
        assertThat(first(ledger(), rest.id(), BatchState.PENDING))
                .extracting(NumberBatch::seq, NumberBatch::rows)
                .containsExactly(1, rows(8, 1));
        assertThat(failedRows(rest.id(), EnumSet.allOf(RowStatus.class)))
                .extracting(FailedRow::row)
                .containsExactly(7L);
        assertThat(ledger().failedRows().byReason(id))
                .containsExactly(new ReasonCount("A", RowStatus.REJECTED, 1, 4, "because of A"));
        assertThat(ledger().failedRows().byReason(rest.id()))
                .containsExactly(new ReasonCount("B", RowStatus.DUPLICATE, 1, 7, "because of B"));
        assertThat(ledger().runParts().continuationOf(rest.id())).isEmpty();
    }

    @Test
    void splitsFailedRowsBehindTheSameRow() {
        var id = aRun(ledger()).id();
        var failed = IntStream.rangeClosed(3, 3 * FailedBlocks.ROWS)
                .mapToObj(row -> failed(row, row < 2000 ? RowStatus.REJECTED : RowStatus.SUPPRESSED, "A"))
                .toList();
        ledger().batches().stage(id, Long.MAX_VALUE, 1, List.of(rows(1, 2), rows(1500, 1), rows(5000, 1)), failed);
        ledger().runs().staged(id, new StagedCounts(3002, 1997, 0, 1001));

        ledger().runParts().split(id, 2, 17);

        var rest = ledger().runParts().continuationOf(id).orElseThrow();
        assertThat(failedRows(id, EnumSet.allOf(RowStatus.class))).isEqualTo(failed.subList(0, 1498));
        assertThat(failedRows(rest.id(), EnumSet.allOf(RowStatus.class)))
                .isEqualTo(failed.subList(1498, failed.size()));
        assertThat(ledger().runs().counts(id)).isEqualTo(new RunCounts(1501, 0, 1498, 0, 0, 0, 3, 0));
        assertThat(ledger().runs().counts(rest.id())).isEqualTo(new RunCounts(1501, 0, 499, 0, 1001, 0, 1, 0));
    }

    @Test
    void splitsARunOnlyOnce() {
        var id = aRun(ledger()).id();
        ledger().batches().stage(id, Long.MAX_VALUE, 1, List.of(rows(2, 1), rows(3, 1), rows(4, 1)), List.of());
        ledger().runParts().split(id, 2, 17);

        assertThatThrownBy(() -> ledger().runParts().split(id, 1, 18))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(ledger().batches().countIn(id, BatchState.PENDING)).isEqualTo(2);
    }

    @Test
    void remembersATaskThatIsBeingMade() {
        var creations = ledger().taskCreations();
        assertThat(creations.find(account, "a")).isEmpty();

        creations.begin(account, "a", "名单", Set.of(3L, 5L), NOON);
        creations.begin(account, "b", "名单", Set.of(), NOON);
        assertThat(creations.find(account, "a")).contains(new TaskCreations.Creation(Set.of(3L, 5L), null, NOON));

        creations.made(account, "a", 7);
        assertThat(creations.find(account, "a")).contains(new TaskCreations.Creation(Set.of(3L, 5L), 7L, NOON));
        assertThat(creations.find(account, "b")).contains(new TaskCreations.Creation(Set.of(), null, NOON));
        creations.beginAgain(account, "b", NOON.plusSeconds(5));
        assertThat(creations.find(account, "b"))
                .contains(new TaskCreations.Creation(Set.of(), null, NOON.plusSeconds(5)));
        assertThatThrownBy(() -> creations.begin(account, "a", "名单", Set.of(), NOON))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private List<FailedRow> failedRows(long run, Set<RowStatus> statuses) {
        var rows = new ArrayList<FailedRow>();
        ledger().failedRows().forEach(run, statuses, rows::add);
        return rows;
    }

    private List<Integer> settledOrders(long run) {
        return JdbcClient.create(ledger().dataSource())
                .sql("SELECT settled_order FROM number_batch WHERE run = ? AND settled_order IS NOT NULL ORDER BY 1")
                .param(run)
                .query(Integer.class)
                .list();
    }

    private void expireLease() {
        JdbcClient.create(ledger().dataSource())
                .sql("UPDATE sender_lease SET expires_at = CURRENT_TIMESTAMP - INTERVAL '1' SECOND WHERE account = ?")
                .param(account)
                .update();
    }

    /** How many of many threads succeed that try at the same moment, half of them over a second ledger. */
    private int winners(Contest contest) throws Exception {
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(THREADS);
        try (var second = ImportLedger.open(address())) {
            var tries = IntStream.range(0, THREADS)
                    .mapToObj(i -> threads.submit((Callable<Boolean>) () -> {
                        start.await();
                        return contest.won(i % 2 == 0 ? ledger() : second);
                    }))
                    .toList();
            start.countDown();
            var winners = 0;
            for (var attempted : tries) {
                winners += attempted.get() ? 1 : 0;
            }
            return winners;
        } finally {
            threads.shutdownNow();
        }
    }

    @FunctionalInterface
    private interface Contest {
        boolean won(ImportLedger ledger);
    }
}
