package numberimport.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import numberimport.ledger.Errand;
import numberimport.ledger.Launch;
import numberimport.ledger.LaunchEnding;
import numberimport.ledger.LaunchRequest;
import numberimport.ledger.LaunchRequest.Origin;
import numberimport.ledger.LaunchState;
import numberimport.pipeline.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilingTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    @TempDir
    Path root;

    @Test
    void shortensALongNameBetweenTwoCharacters() throws IOException {
        var taken = Files.createDirectories(root.resolve("working/ticket")).resolve("a" + "𠮷".repeat(50) + ".csv");
        Files.createFile(taken);
        var request = new LaunchRequest(
                "ticket", Origin.FOLDER, "inbox", "default", 1, null, taken.toString(), Errand.IMPORT, 0);
        var launch = new Launch(7, request, LaunchState.ENDED, 0, NOON, NOON, null, null, null);

        new Filing(new DropFolder(root), ZoneOffset.UTC)
                .fileAway(taken, launch, new LaunchEnding(null, ExitCode.OK.code(), "done", NOON));

        assertThat(root.resolve("archive/2026/11/28/7-a" + "𠮷".repeat(44))).exists();
    }
}
