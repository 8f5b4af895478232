package numberimport.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import numberimport.intake.LaunchView;
import numberimport.ledger.Errand;
import numberimport.ledger.LaunchEnding;
import numberimport.ledger.LaunchRequest;
import numberimport.ledger.LaunchRequest.Origin;
import numberimport.ledger.Launches;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.ImportWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When launches go on, of accounts that nobody works for. */
class TurnTest {

    private static final Instant NOON = Instant.parse("2026-11-28T04:00:00Z");

    @TempDir
    static Path home;

    private static ImportWorld world;
    private static ImportLauncher launcher;

    @BeforeAll
    static void start() {
        world = new ImportWorld(home);
        launcher = world.launcher();
    }

    @AfterAll
    static void stop() {
        launcher.close();
        world.close();
    }

    private static Launches launches() {
        return launcher.ledger().launches();
    }

    private static long asked(String account, String ticket, Errand errand) {
        launches()
                .add(
                        new LaunchRequest(
                                account + ticket, Origin.REST, "Ann", account, 1, null, "/x/a.csv", errand, 0),
                        NOON);
        return launches().byTicket(account + ticket).orElseThrow().id();
    }

    @Test
    void isAfterTheOneThatIsAtWork() {
        var first = asked("busy", "1", Errand.IMPORT);
        launches().take("busy", "somebody", NOON);
        asked("busy", "2", new Errand.Resume(71, false));

        assertThat(Turn.ofRun(71, launcher.archive(), NOON)).hasValueSatisfying(turn -> {
            assertThat(turn.ahead()).extracting(LaunchView::launch).isEqualTo(first);
            assertThat(turn.waits()).isTrue();
            assertThat(turn.early()).isFalse();
            assertThat(turn.retries()).isFalse();
        });
    }

    @Test
    void comesAgainAfterAFailure() {
        var launch = asked("failing", "1", new Errand.Resume(72, false));
        launches().take("failing", "somebody", NOON);
        launches().failed(launch, "somebody", NOON.plusSeconds(60), "The API does not answer.");

        assertThat(Turn.ofRun(72, launcher.archive(), NOON)).hasValueSatisfying(turn -> {
            assertThat(turn.triedAgain()).isTrue();
            assertThat(turn.launch().failures()).isEqualTo(1);
            assertThat(turn.early()).isTrue();
            assertThat(turn.ahead()).isNull();
        });
    }

    @Test
    void isNeverThatOfARunThatNobodyAskedToGoOn() {
        assertThat(Turn.ofRun(73, launcher.archive(), NOON)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, false", "3, false", "4, true", "6, true", "7, false"})
    void comesNoMoreOnceItHasFailed(int exit, boolean givenUp) {
        var launch = asked("ended", "/" + exit, Errand.IMPORT);
        launches().cancelled(launch, new LaunchEnding(null, exit, "It ended.", NOON));

        var turn = Turn.of(LaunchView.find(launcher.archive(), launch).orElseThrow(), launcher.archive(), NOON);

        assertThat(turn.givenUp()).isEqualTo(givenUp);
    }
}
