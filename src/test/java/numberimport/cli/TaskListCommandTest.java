package numberimport.cli;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import numberimport.sandbox.SandboxOptions;
import numberimport.sandbox.SandboxServer;
import numberimport.sandbox.TaskStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskListCommandTest {

    private static final String ONE = """
            {"id":1,"name":"Automatic Callout","description":null,"task_type":2,"user_group_id":100,\
            "customer_count":100000,"callout_number":"057126200039","created_at":"2017-10-21 11:22:33","status":1,\
            "execute_customer_count":90000,"customer_answer_count":60003,"agent_answer_count":50000,\
            "call_success_rate":"0.6667","agent_answer_rate":"1.0","agent_use_rate":"1.0","disturb_rate":"0.0",\
            "minute_call_rate":"1.0","minute_agent_use_rate":"1.0","minute_disturb_rate":"0.0"}""";
    private static final String TWO = """
            {"id":482913,"name":"%s","task_type":%d,"status":%d,"call_success_rate":"%s"}""";

    @TempDir
    Path folder;

    private static String page(int page, int pages, String tasks) {
        return "{\"code\":\"1000\",\"cc_ad_tasks\":[" + tasks + "],\"meta\":{\"current_page\":" + page
                + ",\"total_pages\":" + pages + ",\"total_entries\":2}}";
    }

    private static StandInApi twoPages() {
        var other = TWO.formatted("十一月回访客户，全部上海门店的老客户和新客户", 9, 7, "n/a");
        return new StandInApi().answering("GET", page(1, 2, ONE), page(2, 2, other));
    }

    @Test
    void drawsATable() {
        try (var api = twoPages()) {
            var run = api.run(folder, "task", "list");

            assertThat(run.exit()).isZero();
            assertThat(run.out()).isEqualTo("""
                            %s  NAME                            STATUS     TYPE         CUSTOMERS      CALLED    ANSWERED   SUCCESS
                                   1  Automatic Callout               enabled    proportion     100,000      90,000      60,003   66.67 %%
                              482913  十一月回访客户，全部上海门店…   7          9                    0           0           0       n/a
                            """.formatted("      ID"));
            assertThat(api.requests())
                    .extracting(StandInApi.Request::query)
                    .containsExactly(Map.of("page", "1", "per_page", "100"), Map.of("page", "2", "per_page", "100"));
        }
    }

    @Test
    void listsTheDocumentedFields() {
        try (var api = twoPages()) {
            var run = api.run(folder, "task", "list", "--json", "--status=enabled");

            assertThat(run.exit()).isZero();
            assertThat(run.err()).isEmpty();
            assertThatJson(run.out()).isEqualTo("{\"tasks\":[" + ONE + "]}");
            assertThat(run.out().lines()).hasSize(1);
        }
    }

    @Test
    void endsTheObjectWithTheErrorWherePagesBreakOff() {
        try (var api = new StandInApi().answering("GET", page(1, 2, ONE), "{\"code\":2058,\"message\":\"no plan\"}")) {
            var run = api.run(folder, "task", "list", "--json");

            assertThat(run.exit()).isEqualTo(8);
            assertThatJson(run.out())
                    .isEqualTo("{\"tasks\":[" + ONE + "],\"error\":{\"code\":\"API_CREDENTIALS\",\"message\":"
                            + "\"The company has no plan that includes the API (list of tasks: code 2058 \\\"no plan\\\").\","
                            + "\"hint\":\"ask the vendor to enable the API\",\"apiCode\":2058},\"exit\":8}");
            assertThat(run.err()).startsWith("error: The company has no plan that includes the API");
        }
    }

    @Test
    void isOneErrorWhereNothingCame() {
        try (var api = new StandInApi().answering("GET", "{\"code\":2058,\"message\":\"no plan\"}")) {
            var run = api.run(folder, "task", "list", "--json");

            assertThat(run.exit()).isEqualTo(8);
            assertThatJson(run.out()).node("tasks").isAbsent();
            assertThatJson(run.out()).node("error.apiCode").isEqualTo(2058);
        }
    }

    @Test
    void saysThatThereAreNone() {
        try (var api = new StandInApi().answering("GET", page(1, 0, ""))) {
            assertThat(api.run(folder, "task", "list").out()).isEqualToIgnoringNewLines("No tasks yet.");
            assertThat(api.run(folder, "task", "list", "--json").out()).isEqualToIgnoringNewLines("{\"tasks\":[]}");
            assertThat(api.run(folder, "task", "list", "--status", "stopping").out())
                    .isEqualToIgnoringNewLines("No task is stopping.");
        }
    }

    @Test
    void refusesAStatusThatThereIsNot() {
        try (var api = twoPages()) {
            var run = api.run(folder, "task", "list", "--status=open");

            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err())
                    .startsWith("Invalid value for option '--status': expected one of [enabled, closed, stopping]"
                            + " (case-insensitive) but was 'open'");
            assertThat(api.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"enabled, 1", "closed, 2", "stopping, 3"})
    void filtersTheSandboxsTasks(String status, int id) {
        try (var sandbox =
                SandboxServer.start(SandboxOptions.defaults().withCredentials("mail@company.cn", "secret-token"))) {
            sandbox.createTask("a", TaskStatus.ENABLED);
            sandbox.createTask("b", TaskStatus.DISABLED);
            sandbox.createTask("c", TaskStatus.STOPPING);

            var run = StandInApi.against(sandbox.baseUrl(), folder, "task", "list", "--json", "--status", status);

            assertThatJson(run.out()).node("tasks").isArray().hasSize(1);
            assertThatJson(run.out()).node("tasks[0].id").isEqualTo(id);
        }
    }

    @Test
    void namesTheAccountsThatThereAre() {
        var run = CommandRun.in(folder, "task", "list", "--account=shanghai");

        assertThat(run.exit()).isEqualTo(8);
        assertThat(run.err()).startsWith("error: There is no account \"shanghai\"; there are: [default].");
    }

    @Test
    void needsACommandAfterTask() {
        var run = CommandRun.in(folder, "task");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("A command is missing after task:"
                        + " list, show, create, update, open, close, recall, follow-on.");
    }
}
