package numberimport.intake;

import static numberimport.pipeline.ImportWorld.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import numberimport.ledger.ImportSchedule;
import numberimport.ledger.Launch;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.ImportWorld;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.StopSignal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportSchedulesTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant NOON = Instant.parse("2026-11-28T04:00:00Z");

    @TempDir
    Path home;

    private ImportWorld world;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(home.resolve("profiles"));
        Files.writeString(home.resolve("profiles/web.yaml"), "into: {task: 7}");
        world = new ImportWorld(home)
                .with("number-import.drop-folder.stands-still", "0s")
                .with("number-import.profiles-dir", home.resolve("profiles").toString());
    }

    @AfterEach
    void close() {
        world.close();
    }

    private ImportSchedules schedules(ImportLauncher launcher) {
        return new ImportSchedules(launcher, world.settings(), Clock.fixed(NOON, SHANGHAI));
    }

    private NewSchedule nightly(String name) {
        return new NewSchedule(
                name, "0 1 * * *", "Asia/Shanghai", home + "/leads-{yyyyMMdd}*.csv", null, 1L, null, "wang");
    }

    @Test
    void keepsSchedulesAndWhenEachIsDue() {
        try (var launcher = world.launcher()) {
            var schedules = schedules(launcher);
            assertThat(schedules.add(nightly("a")).next()).isEqualTo("2026-11-29T01:00+08:00");
            schedules.add(new NewSchedule("b", "0 3 * * *", "UTC", "/x/y.csv", null, null, "web", "wang"));

            assertThat(schedules.all())
                    .extracting(ScheduleView::name, ScheduleView::task, ScheduleView::account, ScheduleView::next)
                    .containsExactly(
                            tuple("a", 1L, "default", "2026-11-29T01:00+08:00"),
                            tuple("b", 7L, "default", "2026-11-29T03:00Z"));

            assertThat(schedules.pause("a").next()).isNull();
            assertThat(schedules.pause("a").paused()).isTrue();
            assertThat(schedules.runNow("a").next()).isEqualTo("2026-11-28T12:00+08:00");
            assertThat(schedules.resume("a").next()).isEqualTo("2026-11-29T01:00+08:00");
            schedules.remove("b");
            assertThat(schedules.all()).extracting(ScheduleView::name).containsExactly("a");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "a  | 0 1 * * *  | UTC    | /x/{yyyy}.csv | 1 | -   | There is a schedule \"a\" already, expected a new name.",
                "?  | 0 1 * * *  | UTC    | /x/y.csv      | 1 | -   | \"?\" is no name of a schedule, expected letters, digits, dots, dashes and underscores.",
                "b  | 0 1 * *    | UTC    | /x/y.csv      | 1 | -   | \"0 1 * *\" is no cron expression that can be used: it has 4 fields, expected five: minute, hour, day of the month, month, day of the week.",
                "b  | 0 0 31 2 * | UTC    | /x/y.csv      | 1 | -   | \"0 0 31 2 *\" is no cron expression that can be used: it names no time that will come.",
                "b  | 0 1 * * *  | Peking | /x/y.csv      | 1 | -   | \"Peking\" is no time zone, expected one such as Asia/Shanghai.",
                "b  | 0 1 * * *  | UTC    | /x/{bb}.csv   | 1 | -   | {bb} is no form of a day, expected one such as {yyyyMMdd}.",
                "b  | 0 1 * * *  | UTC    | /x/{b.csv     | 1 | -   | \"/x/{b.csv\" has a bracket that is not closed, or one that means nothing; expected {yyyyMMdd} or the like.",
                "b  | 0 1 * * *  | UTC    | /x/*/y.csv    | 1 | -   | \"/x/*/y.csv\" has * or ? in a folder, expected them in the name only.",
                "b  | 0 1 * * *  | UTC    | /x/y.csv      | - | -   | Nothing says into which task, neither -t nor a profile.",
            })
    void saysWhatCannotBeUsed(
            String name, String cron, String zone, String files, Long task, String profile, String message) {
        try (var launcher = world.launcher()) {
            var schedules = schedules(launcher);
            schedules.add(nightly("a"));
            var wanted = new NewSchedule(name, cron, zone, files, null, task, profile, "wang");

            var refusal = catchThrowableOfType(ProblemException.class, () -> schedules.add(wanted));

            assertThat(refusal.problem().message()).isEqualTo(message);
            assertThat(schedules.all()).hasSize(1);
        }
    }

    @Test
    void refusesATaskThatIsNotThere() {
        try (var launcher = world.launcher()) {
            var schedules = new ImportSchedules(launcher, world.settings(), Clock.systemUTC());
            var wanted = new NewSchedule("b", "0 1 * * *", "UTC", "/x/y.csv", null, 4711L, null, "wang");

            var refusal = catchThrowableOfType(ProblemException.class, () -> schedules.add(wanted));

            assertThat(refusal.problem().code()).isEqualTo("TASK_NOT_FOUND");
            assertThat(schedules.all()).isEmpty();
        }
    }

    @Test
    void doesNotKnowASchedulesNameThatIsNotThere() {
        try (var launcher = world.launcher()) {
            var schedules = schedules(launcher);
            schedules.add(nightly("a"));

            assertThat(catchThrowableOfType(ProblemException.class, () -> schedules.pause("b"))
                            .problem()
                            .message())
                    .isEqualTo("There is no schedule \"b\"; there are: [a]");
        }
    }

    private List<Launch> fired(Instant due, Instant now) {
        try (var launcher = world.launcher()) {
            var schedule = new ImportSchedule(
                    "nightly",
                    "0 1 * * *",
                    SHANGHAI,
                    home + "/leads-{yyyyMMdd}*.csv",
                    "default",
                    1,
                    null,
                    false,
                    "wang",
                    NOON);
            var firing = new Firing(launcher.ledger().launches(), launcher.files(), Clock.fixed(now, SHANGHAI));
            firing.fire(schedule, due);
            firing.fire(schedule, due);
            return launcher.ledger().launches().newestFirst(10);
        }
    }

    @Test
    void launchesTheFilesOfTheDayInTheOrderOfTheirChangesOnce() throws IOException {
        var second = world.goodRows("leads-20261129-a.csv", 1);
        var first = world.goodRows("leads-20261129-b.csv", 2);
        Files.setLastModifiedTime(first, FileTime.from(NOON));
        Files.setLastModifiedTime(second, FileTime.from(NOON.plusSeconds(1)));
        world.goodRows("leads-20261128.csv", 3);
        Files.createSymbolicLink(home.resolve("leads-20261129-link.csv"), first);
        var one = Instant.parse("2026-11-28T17:00:00Z");

        assertThat(fired(one, one.plusSeconds(3)))
                .extracting(
                        launch -> launch.request().path(),
                        launch -> launch.request().askedBy())
                .containsExactly(
                        tuple(second.toString(), "schedule nightly"), tuple(first.toString(), "schedule nightly"));
    }

    @Test
    void tellsEachTimeThatWasMissedAndWhoseFileWasNotImported() {
        world.goodRows("leads-20261129.csv", 1);
        var one = Instant.parse("2026-11-26T17:00:00Z");

        var launches = fired(one, one.plus(Duration.ofDays(2)).plus(Duration.ofMinutes(20)));

        assertThat(launches)
                .extracting(launch ->
                        launch.ending() == null ? "waits" : launch.ending().message())
                .containsExactly(
                        "waits",
                        "Missed at 2026-11-29 01:00 +08:00: no number-import serve was at work; made good at 2026-11-29 01:20"
                                + " +08:00.",
                        "Missed at 2026-11-28 01:00 +08:00: no number-import serve was at work; " + home
                                + "/leads-20261128*.csv was not imported.",
                        "Missed at 2026-11-27 01:00 +08:00: no number-import serve was at work; " + home
                                + "/leads-20261127*.csv was not imported.");
    }

    @Test
    void launchesTheFileOfTheLastTimeThoughMoreWereMissedThanAreTold() {
        var file = world.goodRows("leads-20261129.csv", 1);
        var last = Instant.parse("2026-11-28T17:00:00Z");

        var launches = fired(last.minus(Duration.ofDays(40)), last.plus(Duration.ofMinutes(20)));

        assertThat(launches.get(0).request().path()).isEqualTo(file.toString());
        assertThat(launches.get(1).ending().message()).startsWith("Missed at 2026-11-29 01:00 +08:00: ");
    }

    @Test
    void tellsThatThereIsNoFile() {
        var one = Instant.parse("2026-11-28T17:00:00Z");

        assertThat(fired(one, one)).singleElement().satisfies(launch -> {
            assertThat(launch.ending().message())
                    .isEqualTo("There is no file " + home
                            + "/leads-20261129*.csv, expected one at 2026-11-29 01:00 +08:00.");
            assertThat(launch.ending().exitCode()).isEqualTo(4);
        });
    }

    @Test
    void isFiredByWhoServes() throws IOException {
        world.goodRows("leads.csv", 2);
        try (var launcher = world.launcher()) {
            var schedules = new ImportSchedules(launcher, world.settings(), Clock.systemUTC());
            schedules.add(new NewSchedule("now", "0 0 1 1 *", null, home + "/leads.csv", null, 1L, null, "wang"));
            schedules.runNow("now");
        }
        var stop = new StopSignal();
        var told = Collections.synchronizedList(new ArrayList<LaunchView>());

        var serving = CompletableFuture.runAsync(() -> {
            try (var launcher = world.launcher();
                    var intake = Intake.open(launcher, world.settings(), Clock.systemUTC(), launch -> {
                        told.add(launch);
                        stop.stop("seen enough");
                    })) {
                intake.serve(stop);
            }
        });
        serving.orTimeout(60, java.util.concurrent.TimeUnit.SECONDS).join();

        assertThat(world.pool()).containsExactly(number(1), number(2));
        assertThat(told)
                .extracting(LaunchView::origin, LaunchView::askedBy, LaunchView::exit)
                .containsExactly(tuple("SCHEDULE", "schedule now", 0));
        try (var launcher = world.launcher()) {
            var schedules = new ImportSchedules(launcher, world.settings(), Clock.systemUTC());
            assertThat(schedules.all())
                    .singleElement()
                    .satisfies(schedule -> assertThat(schedule.next()).contains("-01-01T00:00"));
        }
    }
}
