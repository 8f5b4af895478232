package numberimport.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import numberimport.ledger.RunState;
import numberimport.pipeline.ImportWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptedTest {

    @TempDir
    Path home;

    @Test
    void givesARunOnceUntilItIsInterruptedAnew() {
        try (var world = new ImportWorld(home)) {
            var run = world.launch(world.goodRows("leads.csv", 2)).run();
            try (var launcher = world.launcher()) {
                var runs = launcher.ledger().runs();
                var interrupted = new Interrupted(launcher.ledger());
                runs.takeUp(run, RunState.SENDING);
                assertThat(interrupted.next("default")).hasValue(run);
                assertThat(interrupted.next("default")).isEmpty();

                interrupted.left(run);
                assertThat(interrupted.next("default")).hasValue(run);

                runs.takeUp(run, RunState.READY);
                assertThat(interrupted.accounts()).isEmpty();
                runs.takeUp(run, RunState.SENDING);
                assertThat(interrupted.accounts()).containsExactly("default");
                assertThat(interrupted.next("default")).hasValue(run);
            }
        }
    }

    @Test
    void givesARunThatBringsNothingButFaultsAFewTimesOnly() {
        try (var world = new ImportWorld(home)) {
            var run = world.launch(world.goodRows("leads.csv", 2)).run();
            try (var launcher = world.launcher()) {
                launcher.ledger().runs().takeUp(run, RunState.SENDING);
                var interrupted = new Interrupted(launcher.ledger());

                for (var fault = 0; fault < 6; fault++) {
                    assertThat(interrupted.next("default")).hasValue(run);
                    interrupted.failed(run);
                }

                assertThat(interrupted.next("default")).isEmpty();
            }
        }
    }
}
