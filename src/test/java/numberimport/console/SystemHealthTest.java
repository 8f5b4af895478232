package numberimport.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import numberimport.access.Role;
import numberimport.ledger.Errand;
import numberimport.ledger.LaunchEnding;
import numberimport.ledger.LaunchRequest;
import numberimport.ledger.LaunchRequest.Origin;
import numberimport.web.WebWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the system page says of how it goes. */
class SystemHealthTest {

    private static final String TAGS = "<[^>]+>";

    @TempDir
    Path home;

    private String health(WebWorld web) {
        var page = new Visitor(web.address())
                .signedIn(web.token(Role.VIEWER))
                .get("/system")
                .body();
        return page.substring(page.indexOf(">Health<") + 1, page.indexOf(">Holds<"))
                .replaceAll(TAGS, "")
                .replaceAll("\\s+", " ");
    }

    private void giveUpANotification(WebWorld web) {
        var now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS);
        try (var launcher = web.world.launcher()) {
            var request = new LaunchRequest("1", Origin.REST, "op", "default", 1, null, "a.csv", Errand.IMPORT, 0);
            launcher.ledger().launches().addEnded(request, new LaunchEnding(null, 4, "refused", now));
            var deliveries = launcher.ledger().deliveries();
            deliveries.fill("pager", now, now);
            deliveries.givenUp(deliveries.take("pager", now).orElseThrow(), "410");
        }
    }

    @Test
    void saysWhatIsWell() {
        try (var web = new WebWorld(home, Console.class)) {
            assertThat(health(web))
                    .contains("Ledger: fine")
                    .containsPattern("Disk of the data folder: fine · [0-9,]+\\.[0-9] of [0-9,]+\\.[0-9] GB free")
                    .contains("Notifications: nothing undelivered");
        }
    }

    @Test
    void saysWhatIsNot() {
        try (var web = new WebWorld(
                home, world -> world.with("management.health.diskspace.threshold", "1000000GB"), Console.class)) {
            giveUpANotification(web);

            assertThat(health(web))
                    .contains("Disk of the data folder: not well · ")
                    .contains("Notifications: 1 was given up in the last seven days: the log says why");
        }
    }

    @Test
    void looksAtTheDiskThatWillHoldADataFolder() throws IOException {
        try (var postgres = EmbeddedPostgres.builder()
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                var web = new WebWorld(
                        home,
                        world -> world.with("spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"))
                                .with("spring.datasource.username", "postgres")
                                .with(
                                        "number-import.data-dir",
                                        home.resolve("not/yet").toString()),
                        Console.class)) {
            assertThat(home.resolve("not/yet")).doesNotExist();
            assertThat(health(web)).contains("Disk of the data folder: fine · ");
        }
    }
}
