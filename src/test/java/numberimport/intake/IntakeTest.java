package numberimport.intake;

import static numberimport.pipeline.ImportWorld.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import numberimport.ledger.AccountHold;
import numberimport.ledger.AccountHolds;
import numberimport.ledger.Errand;
import numberimport.ledger.LaunchRequest;
import numberimport.ledger.LaunchRequest.Origin;
import numberimport.ledger.LaunchState;
import numberimport.ledger.Launches;
import numberimport.ledger.RunEnding;
import numberimport.ledger.RunState;
import numberimport.pipeline.ImportWorld;
import numberimport.pipeline.StopSignal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files dropped into a real folder, into the sandbox over real HTTP, with the ledger in a real H2 file. */
class IntakeTest {

    private static final int LONGEST_PATH = 4095;
    private static final String DEAD = "elsewhere/1@1";
    private static final int MANY = 5;

    @TempDir
    Path home;

    private ImportWorld world;
    private Path drop;
    private final List<LaunchView> told = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void open() throws IOException {
        drop = home.resolve("drop");
        Files.createDirectories(home.resolve("profiles"));
        world = new ImportWorld(home)
                .with("number-import.drop-folder.path", drop.toString())
                .with("number-import.drop-folder.stands-still", "0s")
                .with("number-import.profiles-dir", home.resolve("profiles").toString());
    }

    @AfterEach
    void close() {
        world.close();
    }

    private List<Path> once() {
        return once(new StopSignal());
    }

    private List<Path> once(StopSignal stop) {
        try (var launcher = world.launcher();
                var intake = Intake.open(launcher, world.settings(), Clock.systemUTC(), told::add)) {
            return intake.once(stop);
        }
    }

    private void withLedger(Consumer<Launches> work) {
        try (var launcher = world.launcher()) {
            work.accept(launcher.ledger().launches());
        }
    }

    private Path dropped(String place, int first, int count) throws IOException {
        var lines = new ArrayList<>(List.of("手机号"));
        for (var i = first; i < first + count; i++) {
            lines.add(number(i));
        }
        return dropped(place, lines);
    }

    private Path dropped(String place, List<String> lines) throws IOException {
        var file = drop.resolve(place);
        Files.createDirectories(file.getParent());
        return Files.write(file, lines, StandardCharsets.UTF_8);
    }

    private void profile(String name, String text) throws IOException {
        Files.writeString(home.resolve("profiles").resolve(name + ".yaml"), text);
    }

    /** What lies in a room, by the names that files have there. */
    private List<String> in(String room) {
        try (var files = Files.walk(drop.resolve(room))) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(String room, String name) throws IOException {
        try (var files = Files.walk(drop.resolve(room))) {
            return Files.readString(
                    files.filter(file -> file.endsWith(name)).findFirst().orElseThrow());
        }
    }

    /** X30. */
    @Test
    void leavesFilesThatProgramsKeepBesideTheOnesTheyWrite() throws IOException {
        profile("web", "file: \"*\"\ninto: {task: 1}");
        var names = List.of(
                "~$leads.xlsx",
                ".~lock.leads.csv#",
                ".leads.csv",
                "leads.csv.part",
                "leads.csv.crdownload",
                "leads.csv.TMP");
        for (var name : names) {
            dropped("inbox/" + name, 1, 1);
        }

        assertThat(once()).isEmpty();

        assertThat(told).isEmpty();
        assertThat(in("inbox")).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void importsFilesWhereTheirPlaceSays() throws IOException {
        profile("web", "file: web-*.csv\ninto: {task: 1}");
        dropped("inbox/default/1/a.csv", List.of("手机号", number(1), "1.38E+10"));
        dropped("inbox/web/b.csv", 2, 1);
        dropped("inbox/web-3.csv", 3, 1);
        dropped("inbox/web-4.csv.part", 4, 1);

        assertThat(once()).isEmpty();

        assertThat(world.pool()).containsExactlyInAnyOrder(number(1), number(2), number(3));
        assertThat(told)
                .extracting(
                        LaunchView::state, LaunchView::askedBy, LaunchView::task, LaunchView::profile, LaunchView::exit)
                .containsExactlyInAnyOrder(
                        tuple("ENDED", "inbox/default/1/a.csv", 1L, null, 3),
                        tuple("ENDED", "inbox/web/b.csv", 1L, "web", 0),
                        tuple("ENDED", "inbox/web-3.csv", 1L, "web", 0));
        var ofA = told.stream()
                .filter(launch -> launch.askedBy().endsWith("a.csv"))
                .findFirst()
                .orElseThrow();
        assertThat(text("archive", ofA.launch() + "-a.csv.result.txt"))
                .startsWith("inbox/default/1/a.csv, taken ")
                .contains(", exit 3\nRun " + ofA.run() + " COMPLETED: 1 of 2 rows accepted, 1 rejected\n");
        assertThat(text("archive", ofA.launch() + "-a.csv")).isEqualTo("手机号\n" + number(1) + "\n1.38E+10\n");
        assertThat(in("archive")).hasSize(6);
        assertThat(in("inbox")).containsExactly("web-4.csv.part");
        assertThat(in("working")).isEmpty();
        assertThat(drop.resolve("working")).isEmptyDirectory();
    }

    @Test
    void quarantinesWhatCannotBeImportedWithTheReasonBeside() throws IOException {
        profile("one", "file: twice*.csv\ninto: {task: 1}");
        profile("two", "file: twice*.csv\ninto: {task: 1}");
        profile("nowhere", "region: CN");
        dropped("inbox/lost.csv", 1, 1);
        dropped("inbox/twice.csv", 2, 1);
        dropped("inbox/nowhere/a.csv", 3, 1);
        dropped("inbox/unknown/a.csv", 4, 1);
        dropped("inbox/default/none/a.csv", 5, 1);
        dropped("inbox/nobody/1/a.csv", 6, 1);
        dropped("inbox/default/1/deep/a.csv", 7, 1);
        dropped("inbox/default/1/empty.csv", List.of());
        var secret = Files.write(home.resolve("secret.csv"), List.of("手机号", number(8)));
        Files.createSymbolicLink(drop.resolve("inbox/default/1/link.csv"), secret);
        Files.createLink(drop.resolve("inbox/default/1/hard.csv"), secret);

        once();

        assertThat(world.addCalls()).isZero();
        assertThat(told).extracting(LaunchView::exit).hasSize(10).containsOnly(4);
        assertThat(told)
                .extracting(launch -> launch.message().lines().findFirst().orElseThrow())
                .containsExactlyInAnyOrder(
                        "inbox/lost.csv is called like the files of no profile, so that nobody knows where it is to go.",
                        "inbox/twice.csv may be for any of the profiles [one, two], so that nobody knows where it is to go.",
                        "inbox/nowhere/a.csv is for profile nowhere, which names no task, so that nobody knows where it is"
                                + " to go.",
                        "There is no profile \"unknown\" in " + home.resolve("profiles")
                                + "; there are: [nowhere, one, two]",
                        "inbox/default/none/a.csv lies in \"none\", which is no id of a task, so that nobody knows where it"
                                + " is to go.",
                        "There is no account \"nobody\"; there are: [default].",
                        "inbox/default/1/deep/a.csv lies too deep, so that nobody knows where it is to go.",
                        "empty.csv: 0 bytes, expected column names and rows",
                        "inbox/default/1/link.csv is a link, a pipe or another name of a file, expected a file of its own.",
                        "inbox/default/1/hard.csv is a link, a pipe or another name of a file, expected a file of its own.");
        assertThat(in("quarantine")).hasSize(20);
        var ofLost = told.stream()
                .filter(launch -> launch.askedBy().endsWith("lost.csv"))
                .findFirst()
                .orElseThrow();
        assertThat(text("quarantine", ofLost.launch() + "-lost.csv.reason.txt"))
                .contains(", exit 4\ninbox/lost.csv is called like the files of no profile");
        assertThat(secret).exists();
        assertThat(in("inbox")).isEmpty();
        assertThat(in("working")).isEmpty();
    }

    @Test
    void takesAFileOnlyWhenItStandsStillOrIsSaidToBeWhole() throws IOException {
        world.with("number-import.drop-folder.stands-still", "1h");
        dropped("inbox/default/1/whole.csv", 1, 1);
        Files.createFile(drop.resolve("inbox/default/1/whole.csv.done"));
        dropped("inbox/default/1/growing.csv", 2, 1);
        var stop = new StopSignal();

        try (var launcher = world.launcher();
                var intake = Intake.open(
                        launcher, world.settings(), Clock.systemUTC(), launch -> stop.stop("seen enough"))) {
            assertThat(intake.once(stop)).containsExactly(Path.of("default/1/growing.csv"));
        }

        assertThat(world.pool()).containsExactly(number(1));
        assertThat(in("inbox")).containsExactly("growing.csv");
    }

    @Test
    void takesManyFilesInPartsBetweenWhichAStopIsHeeded() throws IOException {
        for (var i = 0; i < 450; i++) {
            dropped("inbox/nobody/1/leads-" + i + ".csv", i, 1);
        }
        var stop = new StopSignal();
        stop.stop("asked to");

        assertThat(once(stop)).hasSize(250);
        assertThat(told).hasSize(200);

        assertThat(once()).isEmpty();
        assertThat(told).hasSize(450);
    }

    /** So deep that the path is too long in the room for work, whose name is longer than the inbox's. */
    private String unmovable(int number) {
        var file = "/leads-%03d.csv".formatted(number);
        var folders = new StringBuilder("nobody");
        var left = LONGEST_PATH - drop.resolve("inbox").toString().length() - 1 - file.length() - folders.length();
        for (var some = Math.min(left, 200); some > 1; some = Math.min(left, 200)) {
            folders.append('/').append("d".repeat(some - 1));
            left -= some;
        }
        return "inbox/" + folders + file;
    }

    @Test
    void takesAFileThoughManyBeforeItCannotBeMoved() throws IOException {
        for (var i = 0; i < 201; i++) {
            dropped(unmovable(i), i, 1);
        }
        dropped("inbox/nobody/1/leads.csv", 300, 1);

        assertThat(once()).hasSize(201);

        assertThat(told).extracting(LaunchView::askedBy).containsExactly("inbox/nobody/1/leads.csv");
        assertThat(drop.resolve("working")).isEmptyDirectory();
    }

    @Test
    void takesTheOldestFirst() throws IOException {
        Files.setLastModifiedTime(dropped("inbox/default/1/a.csv", 1, 1), FileTime.from(Instant.now()));
        Files.setLastModifiedTime(
                dropped("inbox/default/1/b.csv", 2, 1),
                FileTime.from(Instant.now().minusSeconds(60)));

        once();

        assertThat(world.pool()).containsExactly(number(2), number(1));
    }

    @Test
    void sendsNoContentTwice() throws IOException {
        dropped("inbox/default/1/a.csv", 1, 2);
        once();
        dropped("inbox/default/1/copy.csv", 1, 2);
        once();

        assertThat(world.addCalls()).isEqualTo(1);
        assertThat(told).extracting(LaunchView::exit).containsExactly(0, 7);
        assertThat(told.get(1).message())
                .startsWith(
                        "copy.csv has the same content as run " + told.get(0).run());
        assertThat(in("archive")).hasSize(4);
    }

    @Test
    void goesOnWithWhatACrashLeftHalfDone() throws IOException {
        var takenOnly = drop.resolve("working/" + UUID.randomUUID() + "/default/1/a.csv");
        Files.createDirectories(takenOnly.getParent());
        Files.move(world.goodRows("a.csv", 1), takenOnly);
        var running = drop.resolve("working/running/default/1/b.csv");
        Files.createDirectories(running.getParent());
        Files.write(running, List.of("手机号", number(2)));
        withLedger(launches -> {
            launches.add(request("running", running), Instant.now());
            assertThat(launches.take("default", DEAD, Instant.now())).isPresent();
        });

        once();

        assertThat(world.pool()).containsExactlyInAnyOrder(number(1), number(2));
        assertThat(in("archive")).hasSize(4);
        assertThat(in("working")).isEmpty();
    }

    @Test
    void tellsTheRunOfALaunchWhoseProcessDiedAfterIt() throws IOException {
        var file = drop.resolve("working/done/default/1/a.csv");
        Files.createDirectories(file.getParent());
        Files.move(world.goodRows("a.csv", 2), file);
        var run = world.launch(file);
        withLedger(launches -> {
            launches.add(request("done", file), Instant.now());
            var launch = launches.take("default", DEAD, Instant.now()).orElseThrow();
            launches.became(launch.id(), run.run());
        });

        once();

        assertThat(world.addCalls()).isEqualTo(1);
        assertThat(told).singleElement().satisfies(launch -> {
            assertThat(launch.run()).isEqualTo(run.run());
            assertThat(launch.exit()).isZero();
        });
        assertThat(in("archive")).hasSize(2);
    }

    private static LaunchRequest request(String ticket, Path file) {
        return new LaunchRequest(
                ticket, Origin.FOLDER, "inbox/default/1/x.csv", "default", 1, null, file.toString(), Errand.IMPORT, 0);
    }

    @Test
    void goesOnNextTimeWithWhatWasStopped() throws IOException {
        world.with("number-import.batch-size", 1);
        dropped("inbox/default/1/a.csv", 1, 4);
        var stop = new StopSignal();
        var stopping = whenSending(() -> stop.stop("by the test"));

        once(stop);
        stopping.join();

        assertThat(told).extracting(LaunchView::state, LaunchView::exit).containsExactly(tuple("WAITING", 5));
        assertThat(world.pool()).hasSizeLessThan(4);
        assertThat(in("working")).containsExactly("a.csv");

        once();

        assertThat(world.pool()).containsExactly(number(1), number(2), number(3), number(4));
        assertThat(told.get(1).exit()).isZero();
        assertThat(in("archive")).hasSize(2);
    }

    @Test
    void goesOnWhenTheHoldOnItsAccountIsLifted() throws IOException {
        world.with("number-import.batch-size", 1);
        dropped("inbox/default/1/a.csv", 1, 4);
        var holding = whenSending(
                () -> onHold(holds -> holds.place(new AccountHold("default", "Ann", "wrong prices", Instant.EPOCH))));

        once();
        holding.join();

        assertThat(told).extracting(LaunchView::state, LaunchView::exit).containsExactly(tuple("WAITING", 5));
        assertThat(told.get(0).message()).contains("Stopped: account default is on hold by Ann: wrong prices. ");
        once();
        assertThat(told).hasSize(1);
        assertThat(in("working")).containsExactly("a.csv");

        onHold(holds -> holds.lift("default"));
        once();

        assertThat(world.pool()).containsExactly(number(1), number(2), number(3), number(4));
        assertThat(told.get(1).exit()).isZero();
    }

    @Test
    void sendsWhatIsUnlikeBeforeOnceSomebodyApproves() throws IOException {
        profile("web", "into: {task: 1}");
        dropped("inbox/web/monday.csv", 1, 2);
        once();
        dropped("inbox/web/tuesday.csv", List.of("手机号,城市", number(3) + ",北京"));
        once();
        var held = told.get(1);
        assertThat(held.exit()).isEqualTo(4);
        assertThat(held.message()).contains("has other columns than the file of run 1", "resume 2 --yes");

        resumed("not approved", held.run(), false);
        assertThat(world.pool()).doesNotContain(number(3));
        resumed("approved", held.run(), true);

        assertThat(told).extracting(LaunchView::exit).containsExactly(0, 4, 4, 0);
        assertThat(world.pool()).contains(number(3));
    }

    private void resumed(String ticket, long run, boolean approved) {
        try (var launcher = world.launcher()) {
            var unused = new LaunchDesk(launcher, world.settings(), Clock.systemUTC())
                    .resume(new LaunchDesk.Asking(ticket, "Ann", 0), run, approved);
        }
        once();
    }

    private void onHold(Consumer<AccountHolds> change) {
        try (var launcher = world.launcher()) {
            change.accept(launcher.ledger().accountHolds());
        }
    }

    @Test
    void triesAgainLaterWhatFailedThroughNoFaultOfTheFile() throws IOException {
        world.with("number-import.api.token", "wrong").with("number-import.drop-folder.retry-after", "0s");
        dropped("inbox/default/1/a.csv", 1, 1);

        once();

        assertThat(told).extracting(LaunchView::exit).hasSize(6).containsOnly(8);
        assertThat(told.subList(0, 5)).extracting(LaunchView::state).containsOnly("WAITING");
        assertThat(told.get(5).state()).isEqualTo("ENDED");
        assertThat(in("quarantine")).hasSize(2);
    }

    @Test
    void sendsInTheHoursOfItsProfileOnly() throws IOException {
        var hour = LocalTime.now(ZoneOffset.UTC).plusHours(2).withMinute(0);
        profile(
                "night",
                "into: {task: 1, window: '" + hour.toString().substring(0, 5) + "-"
                        + hour.plusHours(1).toString().substring(0, 5) + "', zone: UTC}");
        dropped("inbox/night/a.csv", 1, 1);

        once();

        assertThat(world.addCalls()).isZero();
        assertThat(told).singleElement().satisfies(launch -> {
            assertThat(launch.state()).isEqualTo("WAITING");
            assertThat(launch.message())
                    .startsWith("numbers are sent " + hour.toString().substring(0, 5));
        });
        withLedger(launches -> {
            assertThat(launches.accountsWithWork(Instant.now())).isEmpty();
            assertThat(launches.accountsWithWork(Instant.now().plus(Duration.ofHours(3))))
                    .containsExactly("default");
        });
        assertThat(in("working")).containsExactly("a.csv");
    }

    @Test
    void sendsInTheHoursOfItsAccountWhereItsProfileHasNone() throws IOException {
        var hour = LocalTime.now(ZoneOffset.UTC).plusHours(2).withMinute(0);
        var closed = hour.toString().substring(0, 5) + "-"
                + hour.plusHours(1).toString().substring(0, 5) + " UTC";
        world.with("number-import.api.sending-window", closed);
        profile("any", "into: {task: 1}");
        profile("now", "into: {task: 1, window: '" + openNow() + "', zone: UTC}");
        dropped("inbox/any/a.csv", 1, 1);
        dropped("inbox/now/b.csv", 2, 1);

        once();

        assertThat(world.pool()).containsExactly(number(2));
        assertThat(told)
                .filteredOn(launch -> launch.state().equals("WAITING"))
                .singleElement()
                .satisfies(launch -> assertThat(launch.message()).isEqualTo("numbers are sent " + closed + " only"));
    }

    private static String openNow() {
        var hour = LocalTime.now(ZoneOffset.UTC).withMinute(0);
        return hour.minusHours(1).toString().substring(0, 5) + "-"
                + hour.plusHours(2).toString().substring(0, 5);
    }

    @Test
    void stopsInOrderWhenTheHoursOfItsProfileAreOver() throws IOException {
        world.with("number-import.batch-size", 1);
        var now = Instant.now();
        var zone = zoneWhereItIs(LocalTime.of(5, 59, 51), now);
        profile("night", "into: {task: 1, window: '22:00-06:00', zone: '" + zone + "'}");
        dropped("inbox/night/a.csv", 1, 12);

        once();

        assertThat(world.pool()).as("%s", told).hasSizeBetween(1, 11);
        assertThat(told).singleElement().satisfies(launch -> {
            assertThat(launch.state()).isEqualTo("WAITING");
            assertThat(launch.exit()).isEqualTo(5);
            assertThat(launch.message())
                    .contains("the hours of sending, 22:00-06:00 " + zone + ", are over", " of 12 rows accepted");
        });
        withLedger(launches -> {
            assertThat(launches.accountsWithWork(now.plus(Duration.ofHours(16))))
                    .isEmpty();
            assertThat(launches.accountsWithWork(now.plus(Duration.ofHours(16)).plusSeconds(10)))
                    .containsExactly("default");
        });
    }

    private static ZoneOffset zoneWhereItIs(LocalTime time, Instant now) {
        var most = Duration.ofHours(18).toSeconds();
        var ahead =
                time.toSecondOfDay() - now.atZone(ZoneOffset.UTC).toLocalTime().toSecondOfDay();
        return ZoneOffset.ofTotalSeconds(
                (int) (Math.floorMod(ahead + most, Duration.ofDays(1).toSeconds()) - most));
    }

    @Test
    void goesOnWithARunOfTheCommandLineWhoseProcessDied() throws IOException {
        var run = world.launch(world.goodRows("leads.csv", 2));
        try (var launcher = world.launcher()) {
            launcher.ledger().runs().sending(run.run());
        }

        once();

        try (var launcher = world.launcher()) {
            assertThat(launcher.view(run.run()).state()).isEqualTo("COMPLETED");
        }
        assertThat(world.addCalls()).isEqualTo(1);
    }

    @Test
    void goesOnNextTimeWithAnInterruptedRunThatWasStopped() throws IOException {
        world.with("number-import.batch-size", 1);
        var run = interrupted();
        var stop = new StopSignal();
        var stopping = whenSending(() -> stop.stop("by the test"));

        once(stop);
        stopping.join();

        assertThat(world.pool()).hasSizeLessThan(MANY);
        assertThat(state(run)).isEqualTo("SENDING");

        once();

        assertThat(world.pool()).hasSize(MANY).doesNotHaveDuplicates();
        assertThat(state(run)).isEqualTo("COMPLETED");
    }

    @Test
    void goesOnWithAnInterruptedRunWhenTheHoldOnItsAccountIsLifted() throws IOException {
        world.with("number-import.batch-size", 1);
        var run = interrupted();
        var holding = whenSending(
                () -> onHold(holds -> holds.place(new AccountHold("default", "Ann", "wrong prices", Instant.EPOCH))));

        once();
        holding.join();
        once();

        assertThat(world.pool()).hasSizeLessThan(MANY);
        assertThat(state(run)).isEqualTo("SENDING");

        onHold(holds -> holds.lift("default"));
        once();

        assertThat(world.pool()).hasSize(MANY).doesNotHaveDuplicates();
        assertThat(state(run)).isEqualTo("COMPLETED");
    }

    @Test
    void leavesAnInterruptedRunThatAPersonStopped() throws IOException {
        world.with("number-import.batch-size", 1);
        var run = interrupted();
        var stopping = whenSending(() -> {
            try (var launcher = world.launcher()) {
                launcher.ledger().runs().requestStop(run);
            }
        });

        once();
        stopping.join();
        once();

        assertThat(world.pool()).hasSizeLessThan(MANY);
        assertThat(state(run)).isEqualTo("STOPPED");
    }

    @Test
    void leavesARunThatWasToStopWhenItsProcessDied() throws IOException {
        world.with("number-import.batch-size", 1);
        var run = interrupted();
        var sent = world.addCalls();
        try (var launcher = world.launcher()) {
            launcher.ledger().runs().requestStop(run);
        }

        once();

        assertThat(state(run)).isEqualTo("STOPPED");
        assertThat(world.addCalls()).isEqualTo(sent);
    }

    @Test
    void endsALaunchWhoseRunWasToStopWhenItsProcessDied() throws IOException {
        world.with("number-import.batch-size", 1);
        var run = interrupted();
        var sent = world.addCalls();
        withLedger(launches -> {
            launches.add(
                    new LaunchRequest(
                            "t",
                            Origin.SCHEDULE,
                            "nightly",
                            "default",
                            world.task,
                            null,
                            home.resolve("leads.csv").toString(),
                            Errand.IMPORT,
                            0),
                    Instant.now());
            launches.became(
                    launches.take("default", DEAD, Instant.now()).orElseThrow().id(), run);
        });
        try (var launcher = world.launcher()) {
            launcher.ledger().runs().requestStop(run);
        }

        once();

        assertThat(told).extracting(LaunchView::exit).containsExactly(5);
        assertThat(state(run)).isEqualTo("STOPPED");
        assertThat(world.addCalls()).isEqualTo(sent);
    }

    @Test
    void leavesARunThatIsStoppedAfterItsProcessDied() throws IOException {
        world.with("number-import.batch-size", 1);
        var run = interrupted();
        var sent = world.pool().size();
        try (var launcher = world.launcher()) {
            assertThat(launcher.archive().stop(run)).isTrue();
            assertThat(launcher.view(run).message())
                    .isEqualTo("Stopped: nobody was at work on it. " + sent + " of 5 numbers are in the task.");
        }

        once();

        assertThat(state(run)).isEqualTo("STOPPED");
        assertThat(world.pool()).hasSize(sent);
    }

    /** A run of the command line, of {@link #MANY} numbers, whose process died after its first call. */
    private long interrupted() {
        var stop = new StopSignal();
        var stopping = whenSending(() -> stop.stop("by the test"));
        var run = world.launch(world.goodRows("leads.csv", MANY), stop).run();
        stopping.join();
        try (var launcher = world.launcher()) {
            launcher.ledger().runs().sending(run);
        }
        return run;
    }

    /** After the next call. */
    private CompletableFuture<Void> whenSending(Runnable work) {
        var before = world.addCalls();
        return CompletableFuture.runAsync(() -> {
            while (world.addCalls() == before) {
                Thread.onSpinWait();
            }
            work.run();
        });
    }

    private String state(long run) {
        try (var launcher = world.launcher()) {
            return launcher.view(run).state();
        }
    }

    @Test
    void leavesTheInterruptedRunOfACancelledLaunch() throws IOException {
        var run = world.launch(world.goodRows("leads.csv", 2)).run();
        try (var launcher = world.launcher()) {
            var runs = launcher.ledger().runs();
            runs.ended(run, RunState.STOPPED, new RunEnding(5, "Stopped.", Instant.now()));
            var desk = new LaunchDesk(launcher, world.settings(), Clock.systemUTC());
            var launch = desk.resume(new LaunchDesk.Asking("t", "ann", 0), run, false)
                    .launch();
            runs.sending(run);

            desk.cancel(launch.launch(), "ann");
        }

        once();

        try (var launcher = world.launcher()) {
            assertThat(launcher.view(run).state()).isEqualTo("STOPPED");
            assertThat(launcher.ledger().runs().find(run).orElseThrow().ending().message())
                    .isEqualTo("Cancelled by ann.");
        }
    }

    @Test
    void leavesNoInterruptedRunOfAnotherTaskWhereALaunchOfItsFileIsCancelled() {
        var file = world.goodRows("leads.csv", 2);
        var run = world.launch(file).run();
        try (var launcher = world.launcher()) {
            launcher.ledger().runs().sending(run);
            var launches = launcher.ledger().launches();
            launches.add(
                    new LaunchRequest(
                            "t",
                            Origin.SCHEDULE,
                            "nightly",
                            "default",
                            world.task + 1,
                            null,
                            file.toString(),
                            Errand.IMPORT,
                            0),
                    Instant.now());

            new LaunchDesk(launcher, world.settings(), Clock.systemUTC())
                    .cancel(launches.byTicket("t").orElseThrow().id(), "ann");

            assertThat(launcher.view(run).state()).isEqualTo("SENDING");
        }
    }

    @Test
    void importsEachFileOnceThoughTwoProcessesLookAtTheFolder() throws IOException {
        for (var i = 1; i <= 6; i++) {
            var brought = dropped("brought/" + i + ".csv", i, 1);
            Files.createDirectories(drop.resolve("inbox/default/1"));
            Files.move(brought, drop.resolve("inbox/default/1/" + i + ".csv"), StandardCopyOption.ATOMIC_MOVE);
        }

        var other = CompletableFuture.runAsync(this::once);
        once();
        other.join();
        once();

        assertThat(world.pool()).hasSize(6).doesNotHaveDuplicates();
        assertThat(told).extracting(LaunchView::exit).hasSize(6).containsOnly(0);
        assertThat(in("archive")).hasSize(12);
        withLedger(launches -> assertThat(launches.newestFirst(100))
                .hasSize(6)
                .allSatisfy(launch -> assertThat(launch.state()).isEqualTo(LaunchState.ENDED)));
    }
}
