package numberimport.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import numberimport.access.Role;
import numberimport.ledger.FailedRow;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.RowStatus;
import numberimport.pipeline.ImportWorld;
import numberimport.web.WebWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Measures how long each page takes, and how much it sends, with 1,000 runs of 30,000 rows and 1,000,000 failed rows in the ledger, half
 * of them in one run; and the pace of an import that a hundred pages watch. Not a test of the usual build: {@code mvn -Pbench verify -Dit.test=PageBenchmark} runs it and nothing else.
 */
class PageBenchmark {

    private static final Path REPORT = Path.of("target/page-benchmark.md");
    private static final int ROUNDS = 21;
    private static final int RUNS = 1000;
    private static final int WATCHERS = 100;
    private static final int CALLS = 33;
    private static final double MOST_MILLIS = 200;
    private static final int MOST_BYTES = 300_000;
    private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/(?:static|webjars)/[^\"]+)\"");
    private static final List<String> PAGES = List.of(
            "/runs",
            "/runs?before=500",
            "/runs?state=attention",
            "/runs?file=night-77",
            "/runs/7",
            "/runs/7/live",
            "/runs/7/failures",
            "/runs/1000",
            "/runs/1000/failures",
            "/runs/1000/failures?code=SHORT_CODE",
            "/runs/1000/failures?after=400000.900000",
            "/runs/1000/failures?status=refused",
            "/runs/1000/failures?code=REFUSED_BY_API&after=499999.1",
            "/upload",
            "/schedules",
            "/profiles",
            "/lists",
            "/system",
            "/audit");

    @TempDir
    Path home;

    private final List<String> lines = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    @Test
    void answersEachPageAtOnce() throws IOException {
        say("| database | page | median ms | slowest ms | KB with all it needs |");
        say("|---|---|---|---|---|");
        measure("H2", "SYSTEM_RANGE", world -> world);
        try (var postgres = durable()) {
            measure("PostgreSQL", "generate_series", world -> on(postgres, world));
        }
        var report = lines.stream().collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(REPORT, report);
        assertThat(failures).isEmpty();
    }

    @Test
    void keepsARunsPaceUnderAHundredOpenPages() throws IOException, InterruptedException {
        say("| database | open pages | calls | pace in % of the ceiling | smallest gap ms | pages fetched |");
        say("|---|---|---|---|---|---|");
        var alone = paceUnder("H2", 0, world -> world);
        assertThat(paceUnder("H2", WATCHERS, world -> world)).isGreaterThan(alone - 1);
        try (var first = durable();
                var second = durable()) {
            var aloneToo = paceUnder("PostgreSQL", 0, world -> on(first, world));
            assertThat(paceUnder("PostgreSQL", WATCHERS, world -> on(second, world)))
                    .isGreaterThan(aloneToo - 1);
        }
    }

    private static EmbeddedPostgres durable() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    private static ImportWorld on(EmbeddedPostgres postgres, ImportWorld world) {
        return world.with("spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"))
                .with("spring.datasource.username", "postgres")
                .with("spring.datasource.password", "postgres");
    }

    private double paceUnder(String database, int pages, UnaryOperator<ImportWorld> settings)
            throws IOException, InterruptedException {
        var place = Files.createDirectory(home.resolve(database + pages));
        try (var web = new WebWorld(place, settings, Console.class)) {
            var file = web.world.goodRows("leads.csv", 300 * CALLS);
            var importing = new FutureTask<>(() -> web.world.launch(file));
            new Thread(importing, "import").start();
            var archive = web.world.launcher().archive();
            while (archive.newest(1).isEmpty()) {
                Thread.sleep(20);
            }
            var visitor = new Visitor(web.address()).signedIn(web.token(Role.VIEWER));
            var watchers = Executors.newFixedThreadPool(Math.max(1, pages));
            var fetched = IntStream.range(0, pages)
                    .mapToObj(page -> watchers.submit(() -> visitor.watch(1)))
                    .toList();
            var calls = importing.get().calls();
            var all = 0;
            for (var one : fetched) {
                all += one.get();
            }
            watchers.shutdown();
            var pace = Objects.requireNonNull(calls.pacePercent());
            say("| %s | %d | %d | %.1f | %d | %d |"
                    .formatted(database, pages, calls.made(), pace, calls.minGapMs(), all));
            return pace;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void measure(String database, String series, UnaryOperator<ImportWorld> settings) throws IOException {
        try (var web = new WebWorld(Files.createDirectory(home.resolve(database)), settings, Console.class)) {
            var ledger = web.world.launcher().ledger();
            fill(new JdbcTemplate(ledger.dataSource()), series);
            fail(ledger);
            var visitor = new Visitor(web.address()).signedIn(web.token(Role.ADMIN));
            PAGES.forEach(page -> measure(database, page, visitor));
        }
    }

    private void measure(String database, String page, Visitor visitor) {
        var millis = new double[ROUNDS];
        var body = "";
        for (var round = 0; round < ROUNDS; round++) {
            var begun = System.nanoTime();
            var answer = visitor.get(page);
            millis[round] = (System.nanoTime() - begun) / 1e6;
            assertThat(answer.statusCode()).as(page).isEqualTo(200);
            body = answer.body();
        }
        Arrays.sort(millis);
        var median = millis[ROUNDS / 2];
        var bytes = body.getBytes(UTF_8).length;
        for (var asset = ASSET.matcher(body); asset.find(); ) {
            bytes += visitor.get(asset.group(1)).body().getBytes(UTF_8).length;
        }
        say("| %s | %s | %.0f | %.0f | %d |".formatted(database, page, median, millis[ROUNDS - 1], bytes / 1000));
        if (median > MOST_MILLIS || bytes > MOST_BYTES) {
            failures.add("%s %s: %.0f ms, %d bytes".formatted(database, page, median, bytes));
        }
    }

    private void say(String line) {
        lines.add(line);
        System.out.println(line);
    }

    private static void fill(JdbcTemplate sql, String series) {
        sql.update(
                "INSERT INTO import_run (account, task, sha256, ordinal, file_name, file_path, options, columns, header_row,"
                        + " state, row_count, rejected, exit_code, created_at, ended_at)"
                        + " SELECT 'default', 1, LPAD(CAST(x AS VARCHAR(64)), 64, '0'), 1, 'night-' || x || '.csv', '/night.csv', '{}',"
                        + " '[\"手机号\",\"姓名\"]', 1, 'COMPLETED', 30000, 500, 3, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP"
                        + " FROM " + series + "(1, " + RUNS + ") AS s(x)");
        sql.update(
                "INSERT INTO number_batch (run, seq, first_row, last_row, size, payload, state, attempts, nonce, accepted, via)"
                        + " SELECT r.id, x, 300 * x, 300 * x + 299, 300, CAST('' AS "
                        + (series.startsWith("S") ? "BLOB" : "BYTEA")
                        + "), 'SENT', 1, r.id || '-' || x, 295, 'ANSWER' FROM import_run r, " + series
                        + "(1, 100) AS s(x)");
        sql.update(
                "INSERT INTO batch_attempt (nonce, batch, run, ordinal, owner, signed_at, sent_at, outcome_at, outcome)"
                        + " SELECT b.nonce, b.id, b.run, 1, 'host/1', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP + b.seq * INTERVAL '1' SECOND,"
                        + " CURRENT_TIMESTAMP, 'ANSWER' FROM number_batch b");
    }

    private static void fail(ImportLedger ledger) {
        for (var run = 1; run < RUNS; run++) {
            ledger.batches().stage(run, Long.MAX_VALUE, 1, List.of(), failed(500));
        }
        ledger.batches().stage(RUNS, Long.MAX_VALUE, 1, List.of(), failed(500_000));
        var sql = new JdbcTemplate(ledger.dataSource());
        sql.update(
                "INSERT INTO failed_row (run, row_number, status, code, reason, cells)"
                        + " VALUES (?, 500001, 'REFUSED', 'REFUSED_BY_API', '空号', '[\"13812345678\",\"王先生\"]')",
                RUNS);
        sql.update(
                "INSERT INTO failed_reason (run, code, status, failed, first_row, first_reason)"
                        + " VALUES (?, 'REFUSED_BY_API', 'REFUSED', 1, 500001, '空号')",
                RUNS);
    }

    private static List<FailedRow> failed(int rows) {
        var codes = List.of("SHORT_CODE", "NO_NUMBER", "PHONE_INVALID", "PHONE_INVALID");
        return IntStream.rangeClosed(1, rows)
                .mapToObj(row -> new FailedRow(
                        row,
                        RowStatus.REJECTED,
                        codes.get(row % codes.size()),
                        "手机号 \"12345\" is a short code, expected a mobile number of 11 digits",
                        List.of("12345", "王先生")))
                .toList();
    }
}
