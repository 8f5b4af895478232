package numberimport.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import numberimport.access.Role;
import numberimport.pipeline.ImportWorld;
import numberimport.pipeline.Settings;
import numberimport.sandbox.TaskStatus;
import org.junit.jupiter.api.Test;

/** The pages of runs, by what they say. */
class RunPagesTest extends PlainConsole {

    @Test
    void bringReasonsWithTheOtherCounters() {
        web.world.sandbox.setStatus(web.world.task, TaskStatus.DISABLED);
        var run = "/runs/"
                + web.world
                        .launch(web.world.file("reasons.csv", "手机号", ImportWorld.number(9), "138001380009"))
                        .run();

        assertThat(visitor(Role.OPERATOR).get(run + "/live").body())
                .contains("<div id=\"why\" hx-swap-oob=\"true\">", "138*******09", run + "/report?format=csv")
                .contains(run + "/failures?code=PHONE_INVALID");
        assertThat(visitor(Role.VIEWER).get(run + "/live").body())
                .contains("<div id=\"why\" hx-swap-oob=\"true\">", "PHONE_INVALID")
                .doesNotContain("/report");
    }

    private static long aRefusedRun(String file) {
        web.world.sandbox.setStatus(web.world.task, TaskStatus.ENABLED);
        return web.world.launch(web.world.goodRows(file, 1)).run();
    }

    @Test
    void sayThatARunWaitsToGoOnAndOfferNoSecondButton() {
        var operator = visitor(Role.OPERATOR);
        var run = "/runs/" + aRefusedRun("waiting.csv");
        assertThat(operator.get(run).body()).contains("It is not tried again by itself.", run + "/resume");
        var admin = visitor(Role.ADMIN);
        admin.post("/holds", admin.secret("/system"), "account", Settings.DEFAULT_ACCOUNT, "reason", "prices");

        var asked = operator.post(
                run + "/resume", operator.secret(run), "wish", UUID.randomUUID().toString());

        var launch = asked.headers().firstValue("Location").orElseThrow().replace(web.address(), "");
        assertThat(launch).startsWith("/launches/");
        assertThat(operator.get(run).body())
                .contains("It was asked to go on", "href=\"" + launch + "\"", "Sending into account default is on hold")
                .doesNotContain(run + "/resume", "It is not tried again by itself.");
        assertThat(operator.get("/runs").body()).contains("Waiting for their turn", "href=\"" + launch + "\"");
        operator.post(launch + "/cancel", operator.secret(launch));
        assertThat(operator.get(run).body()).contains(run + "/resume");
        admin.post("/holds/default/lift", admin.secret("/system"));
    }
}
