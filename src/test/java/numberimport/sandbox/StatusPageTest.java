package numberimport.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatusPageTest {

    private final SandboxServer sandbox = SandboxServer.start(SandboxOptions.defaults());

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void showsAnEmptySandbox() throws Exception {
        assertThat(page())
                .startsWith("<!doctype html>")
                .contains("<h2>demo <small>admin@sandbox.example · 0 of 10,000,000 numbers · 0 tasks</small></h2>")
                .contains("No request has come in yet.")
                .contains("<h2>Violations <small>none</small></h2>")
                .contains("campaign time in China, 1×");
    }

    @Test
    void showsATaskAndMasksItsRelayNumber() throws Exception {
        sandbox.createTask("Spring campaign", TaskStatus.DISABLED);
        sandbox.addForeign(1, List.of("13223004567"));

        assertThat(page())
                .contains("<h3>Spring campaign</h3><span class=\"status s2\">disabled</span>")
                .contains("task 1 · precision · from 010••••••47")
                .contains("1 of 1,000,000")
                .contains("0 of 100")
                .doesNotContain("13223004567", "01086465047");
    }

    @Test
    void showsTheActiveAndTheNewestOfMoreThanAThousandTasks() throws Exception {
        for (var task = 1; task <= 1001; task++) {
            sandbox.createTask("Spring campaign", task == 2 ? TaskStatus.ENABLED : TaskStatus.DISABLED);
        }

        assertThat(page())
                .contains("1,001 tasks, 30 shown")
                .containsSubsequence("task 2 ·", "task 1001 ·", "task 1000 ·", "task 973 ·")
                .doesNotContain("task 972 ·");
    }

    @Test
    void makesTextsHarmless() throws Exception {
        sandbox.createTask("<script>alert('1')</script>", TaskStatus.DISABLED);

        assertThat(page())
                .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;")
                .doesNotContain("<script");
    }

    @Test
    void showsTheLastArrivalsWithTheirCodes() throws Exception {
        new TestCaller(sandbox).get("/cc_ad_tasks/1");

        assertThat(page()).contains("<td class=\"code bad\">2005</td><td>GET /open_api_v1/cc_ad_tasks/1</td>");
    }

    @Test
    void needsNothingFromElsewhere() throws Exception {
        assertThat(page()).doesNotContain("http://", "https://", "src=", "@import");
    }

    private String page() throws Exception {
        var response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(sandbox.statusPage())).build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        return response.body();
    }
}
