package numberimport.cli;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import numberimport.sandbox.SandboxOptions;
import numberimport.sandbox.SandboxServer;
import numberimport.sandbox.TaskStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolCommandTest {

    private static final String ONE = """
            {"id":3,"name":"张三丰、李四光、王五","cellphone":"13989001200,02112345678","description":null,\
            "call_count":1200,"customer_answer_count":2,"agent_answer_count":1}""";
    private static final String TWO = """
            {"id":14,"name":null,"cellphone":"13989001201","description":"=1+1","call_count":0,\
            "customer_answer_count":0,"agent_answer_count":0}""";

    @TempDir
    Path folder;

    private final StandInApi api = new StandInApi()
            .answering("GET /16", StandInApi.details(16, "a", 2))
            .answering("GET /numbers", numbers(ONE), numbers(TWO), numbers());

    @AfterEach
    void close() {
        api.close();
    }

    private static String numbers(String... numbers) {
        return "{\"code\":1000,\"numbers\":[" + String.join(",", numbers) + "],\"meta\":{}}";
    }

    private static String lines(String... lines) {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void drawsATable() {
        var run = api.run(folder, "pool", "16");

        assertThat(run)
                .isEqualTo(new CommandRun(
                        0,
                        lines(
                                "        ID  CELLPHONE       NAME              DESCRIPTION                CALLS"
                                        + "  CUSTOMER ANSWERS  AGENT ANSWERS",
                                "         3  13989001200,02112345678  张三丰、李四光…                              1,200"
                                        + "                 2              1",
                                "        14  13989001201                       =1+1                           0"
                                        + "                 0              0"),
                        ""));
        assertThat(api.calls()).containsExactly("GET /16", "GET /numbers", "GET /numbers", "GET /numbers");
        assertThat(api.requests().stream().skip(1).map(StandInApi.Request::query))
                .containsExactly(
                        Map.of("id", "16", "start_number_id", "0"),
                        Map.of("id", "16", "start_number_id", "3"),
                        Map.of("id", "16", "start_number_id", "14"));
    }

    @Test
    void listsTheDocumentedFields() {
        var run = api.run(folder, "pool", "16", "--json");

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThatJson(run.out()).isEqualTo("{\"task\":16,\"numbers\":[" + ONE + "," + TWO + "]}");
        assertThat(run.out().lines()).hasSize(1);
    }

    @Test
    void writesCsvUnderTheNamesOfTheApi() throws IOException {
        var file = folder.resolve("numbers.csv");

        var run = api.run(folder, "pool", "16", "-o", file.toString());

        assertThat(run).isEqualTo(new CommandRun(0, lines("2 numbers of task 16 written to " + file), ""));
        assertThat(Files.readString(file))
                .isEqualTo("\uFEFF\"id\",\"cellphone\",\"name\",\"description\",\"call_count\","
                        + "\"customer_answer_count\",\"agent_answer_count\"\r\n"
                        + "\"3\",\"13989001200,02112345678\",\"张三丰、李四光、王五\",\"\",\"1200\",\"2\",\"1\"\r\n"
                        + "\"14\",\"13989001201\",\"\",\"'=1+1\",\"0\",\"0\",\"0\"\r\n");
        assertThat(files()).containsExactly(file);
    }

    @Test
    void writesAWorkbook() throws IOException {
        var file = folder.resolve("numbers.XLSX");

        var run = api.run(folder, "pool", "16", "-o", file.toString(), "--json");

        assertThat(run.err()).isEmpty();
        assertThatJson(run.out()).isEqualTo("{task: 16, file: '" + file + "', numbers: 2}");
        assertThat(Files.readAllBytes(file)).startsWith('P', 'K');
        var checked = CommandRun.in(folder.resolve("data"), "check", file.toString(), "--map", "ignore=id", "--json");
        assertThatJson(checked.out()).node("counts.rows").isEqualTo(2);
    }

    @Test
    void writesAnArray() throws IOException {
        var file = folder.resolve("numbers.json");

        var run = api.run(folder, "pool", "16", "-o", file.toString(), "-q");

        assertThat(run).isEqualTo(new CommandRun(0, "", ""));
        assertThatJson(Files.readString(file)).isEqualTo("[" + ONE + "," + TWO + "]");
    }

    @ParameterizedTest
    @CsvSource({"csv", "xlsx", "json"})
    void leavesAnEarlierFileAsItWasWherePagesBreakOff(String ending) throws IOException {
        var file = Files.writeString(folder.resolve("numbers." + ending), "before");
        try (var failing = new StandInApi()
                .answering("GET /16", StandInApi.details(16, "a", 2))
                .answering("GET /numbers", numbers(ONE), "{\"code\":777,\"message\":\"enough\"}")) {
            var run = failing.run(folder, "pool", "16", "-o", file.toString(), "--json");

            assertThat(run.exit()).isEqualTo(6);
            assertThatJson(run.out()).node("error.apiCode").isEqualTo(777);
            assertThat(file).hasContent("before");
            assertThat(files()).containsExactly(file);
        }
    }

    @Test
    void endsTheObjectWithTheErrorWherePagesBreakOff() {
        try (var failing = new StandInApi()
                .answering("GET /16", StandInApi.details(16, "a", 2))
                .answering("GET /numbers", numbers(ONE), "{\"code\":777,\"message\":\"enough\"}")) {
            var run = failing.run(folder, "pool", "16", "--json");

            assertThat(run.exit()).isEqualTo(6);
            assertThatJson(run.out()).node("task").isEqualTo(16);
            assertThatJson(run.out()).node("numbers").isEqualTo("[" + ONE + "]");
            assertThatJson(run.out()).node("error.apiCode").isEqualTo(777);
            assertThatJson(run.out()).node("exit").isEqualTo(6);
        }
    }

    @Test
    void endsAtItsLimit() {
        var run = api.run(folder, "pool", "16", "--json", "--limit=1");

        assertThatJson(run.out()).isEqualTo("{\"task\":16,\"numbers\":[" + ONE + "]}");
        assertThat(api.calls()).containsExactly("GET /16", "GET /numbers");
    }

    @Test
    void saysThatThePoolIsEmpty() {
        try (var empty = new StandInApi()
                .answering("GET /16", StandInApi.details(16, "a", 2))
                .answering("GET /numbers", numbers())) {
            assertThat(empty.run(folder, "pool", "16").out()).isEqualTo(lines("Task 16 has no numbers."));
            assertThat(empty.run(folder, "pool", "16", "--json").out())
                    .isEqualTo(lines("{\"task\":16,\"numbers\":[]}"));
        }
    }

    @Test
    void saysHowLongALargePoolTakes() {
        var details = "{\"code\":1000,\"item\":{\"id\":16,\"status\":2,\"customer_count\":1000000}}";
        try (var large = new StandInApi().answering("GET /16", details).answering("GET /numbers", numbers())) {
            assertThat(large.run(folder, "pool", "16", "--json").err())
                    .isEqualTo(lines("Task 16 holds 1,000,000 numbers: at the API's pace, reading them takes at least"
                            + " 50 min 0 s."));
            assertThat(large.run(folder, "pool", "16", "--json", "-q").err()).isEmpty();
            assertThat(large.run(folder, "pool", "16", "--json", "--limit=30000")
                            .err())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "-o=numbers.pdf;Invalid value for option '-o': \"numbers.pdf\","
                        + " expected a name that ends in .csv, .xlsx or .json",
                "--limit=0;--limit is 0, expected 1 or more."
            })
    void refusesWhatItCantDo(String option, String message) {
        var run = api.run(folder, "pool", "16", option);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith(message + System.lineSeparator());
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void readsThePoolOfTheSandboxPageByPage() {
        try (var sandbox =
                SandboxServer.start(SandboxOptions.defaults().withCredentials("mail@company.cn", "secret-token"))) {
            var task = sandbox.createTask("a", TaskStatus.ENABLED);
            var added = LongStream.range(0, 1201)
                    .mapToObj(i -> String.valueOf(13800000000L + i))
                    .toList();
            sandbox.addForeign(task, added);

            var run = StandInApi.against(sandbox.baseUrl(), folder, "pool", task + "");

            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(run.out()
                            .lines()
                            .skip(1)
                            .map(line -> line.strip().split(" +")[1])
                            .collect(Collectors.toList()))
                    .isEqualTo(added);
            assertThat(sandbox.violations()).isEmpty();
        }
    }
}
