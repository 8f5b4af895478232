package numberimport.notification;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import numberimport.SettableClock;
import numberimport.ledger.Errand;
import numberimport.ledger.LaunchEnding;
import numberimport.ledger.LaunchRequest;
import numberimport.ledger.LaunchRequest.Origin;
import numberimport.pipeline.ImportWorld;
import numberimport.pipeline.MailProperties;
import numberimport.pipeline.NotificationProperties;
import numberimport.pipeline.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages over real HTTP, from an outbox in a real H2 file. */
class NotifierTest {

    private static final String ENDLESS = "/endless";
    private static final String SECRET = "a secret that nobody guesses";

    @TempDir
    Path home;

    private final SettableClock clock = new SettableClock("2026-11-28T01:00:00Z");
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Deque<Integer> answers = new ConcurrentLinkedDeque<>();
    private HttpServer server;
    private ImportWorld world;

    private record Heard(String method, String path, String id, String timestamp, String signature, String body) {}

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            heard.add(new Heard(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            var answer = answers.poll();
            if (exchange.getRequestURI().getPath().equals(ENDLESS)) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().flush();
                return;
            }
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(answer == null ? 204 : answer, -1);
            exchange.close();
        });
        server.start();
        world = new ImportWorld(home);
    }

    @AfterEach
    void close() {
        server.stop(0);
        world.close();
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void webhook() {
        world.with("number-import.notifications.webhooks.ops.url", address("/hook"))
                .with("number-import.notifications.webhooks.ops.secret", SECRET);
    }

    private long ended(Long run, int exit, String message) {
        try (var launcher = world.launcher()) {
            var launches = launcher.ledger().launches();
            var ticket = "ticket " + launches.newestFirst(100).size();
            launches.add(
                    new LaunchRequest(
                            ticket,
                            Origin.FOLDER,
                            "inbox/default/1/13812345678.csv",
                            "default",
                            1,
                            null,
                            "/w/a.csv",
                            Errand.IMPORT,
                            0),
                    clock.instant());
            var launch = launches.take("default", "owner", clock.instant()).orElseThrow();
            launches.ended(launch.id(), "owner", new LaunchEnding(run, exit, message, clock.instant()));
            return launch.id();
        }
    }

    private void whileNotified(Runnable check) {
        try (var launcher = world.launcher();
                var notifier = Notifier.start(launcher, world.settings(), clock)) {
            assertThat(notifier.tellsAnybody()).isTrue();
            await().atMost(Duration.ofSeconds(20)).untilAsserted(check::run);
        }
    }

    @Test
    void tellsEachLaunchOnceWithASignedMessageThatHasNoPhoneNumber() throws Exception {
        webhook();
        var run = world.launch(world.file("leads.csv", "手机号", "17000000001", "1.38E+10"));
        var launch = ended(run.run(), 3, "Run 1 COMPLETED, see 13812345678");

        whileNotified(() -> assertThat(heard).hasSize(1));
        whileNotified(() -> assertThat(heard).hasSize(1));

        var message = heard.get(0);
        assertThatJson(message.body()).isEqualTo("""
                        {type: "import.completed_with_rejects", timestamp: "2026-11-28T01:00:00Z", data: {launch: %d, origin: "FOLDER",
                         askedBy: "inbox/default/1/138****5678.csv", account: "default", task: 1, exit: 3,
                         message: "Run 1 COMPLETED, see 138****5678", run: 1, state: "COMPLETED",
                         counts: {rows: 2, accepted: 1, rejected: 1, duplicate: 0, suppressed: 0, refused: 0, unsent: 0, unknown: 0},
                         reasons: [{code: "SCIENTIFIC", count: 1}]}}""".formatted(launch));
        assertThat(message.id()).isEqualTo("launch-" + launch);
        assertThat(message.timestamp()).isEqualTo(String.valueOf(clock.instant().getEpochSecond()));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var signed = message.id() + "." + message.timestamp() + "." + message.body();
        assertThat(message.signature())
                .isEqualTo("v1,"
                        + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void linksToThePageThatSaysMore() {
        webhook();
        world.with("number-import.notifications.console", "https://imports.example.com/");
        var run = world.launch(world.file("leads.csv", "手机号", "17000000001"));
        ended(run.run(), 0, "Run 1 COMPLETED");
        var launch = ended(null, 2, "There is no file");

        whileNotified(() -> assertThat(heard).hasSize(2));

        assertThatJson(heard.get(0).body()).node("data.link").isEqualTo("https://imports.example.com/runs/1");
        assertThatJson(heard.get(1).body())
                .node("data.link")
                .isEqualTo("https://imports.example.com/launches/" + launch);
    }

    @Test
    void refusesALinkThatNoBrowserOpens() {
        var mail = new MailProperties(null, 25, null, null, null, List.of(), true, false);

        assertThatThrownBy(() -> new NotificationProperties(Map.of(), null, mail, URI.create("javascript:alert(1)")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("console is javascript:alert(1), expected an address such as https://imports.example.com");
    }

    @Test
    void writesALetterThatHasNoPhoneNumber() throws Exception {
        var post = new GreenMail(ServerSetup.SMTP.dynamicPort());
        post.start();
        try {
            world.with("number-import.notifications.mail.host", "127.0.0.1")
                    .with(
                            "number-import.notifications.mail.port",
                            post.getSmtp().getPort())
                    .with("number-import.notifications.mail.from", "import@example.com")
                    .with("number-import.notifications.mail.to", "ops@example.com,lead@example.com")
                    .with("number-import.notifications.mail.requires-tls", "false")
                    .with("number-import.notifications.console", "https://imports.example.com");
            var run = world.launch(world.file("leads.csv", "手机号", "17000000001", "1.38E+10"));
            var launch = ended(run.run(), 3, "Run 1 COMPLETED: 客户 13812345678");

            whileNotified(() -> assertThat(post.getReceivedMessages()).hasSize(2));

            var letter = post.getReceivedMessages()[0];
            assertThat(letter.getSubject())
                    .isEqualTo("number-import: launch " + launch + " ended with 3, inbox/default/1/138****5678.csv");
            assertThat(letter.getFrom()[0]).hasToString("import@example.com");
            assertThat(letter.getContent().toString()).isEqualToNormalizingNewlines("""
                            Run 1 COMPLETED: 客户 138****5678

                            Why rows are not in the task:
                              SCIENTIFIC: 1

                            Account default, task 1, ended at 2026-11-28T01:00:00Z.
                            number-import show 1
                            https://imports.example.com/runs/1""");
        } finally {
            post.stop();
        }
    }

    @Test
    void sendsNoLetterInTheClearUnlessThatIsAllowed() {
        var post = new GreenMail(ServerSetup.SMTP.dynamicPort());
        post.start();
        try {
            var mailbox = new Mailbox(new MailProperties(
                    "127.0.0.1",
                    post.getSmtp().getPort(),
                    null,
                    null,
                    "import@example.com",
                    List.of("ops@example.com"),
                    true,
                    true));

            var reply = mailbox.tell(
                    new LaunchEnded(
                            "import.refused",
                            "2026-11-28T01:00:00Z",
                            new LaunchEnded.Data(
                                    1, "FOLDER", "a", "default", 1, 4, "refused", null, null, null, List.of(), null)),
                    clock.instant());

            assertThat(reply).isEqualTo(new Reply.Failed("MailSendException"));
            assertThat(post.getReceivedMessages()).isEmpty();
            assertThat(mailbox.wants(0)).isFalse();
            assertThat(mailbox.wants(4)).isTrue();
        } finally {
            post.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({"500", "429", "302"})
    void triesAgainWhomItCannotTell(int answer) {
        webhook();
        answers.addAll(List.of(answer, answer));
        ended(null, 4, "refused");

        whileNotified(() -> assertThat(heard).hasSize(1));
        clock.advance(Duration.ofSeconds(5));
        whileNotified(() -> assertThat(heard).hasSize(2));
        clock.advance(Duration.ofSeconds(59));
        whileNotified(() -> assertThat(heard).hasSize(2));
        clock.advance(Duration.ofSeconds(1));
        whileNotified(() -> assertThat(heard).hasSize(3));

        assertThat(heard).extracting(Heard::path).containsOnly("/hook");
        assertThat(heard).extracting(Heard::id).containsOnly(heard.get(0).id());
    }

    @Test
    @Timeout(60)
    void waitsForNoEndOfAnAnswer() {
        webhook();
        world.with("number-import.notifications.webhooks.ops.url", address(ENDLESS));
        ended(null, 4, "refused");
        ended(null, 4, "refused");

        whileNotified(() -> assertThat(heard).hasSize(2));

        assertThat(heard).extracting(Heard::id).doesNotHaveDuplicates();
    }

    @Test
    void tellsNobodyWhoIsGone() {
        webhook();
        answers.add(410);
        ended(null, 4, "refused");

        whileNotified(() -> assertThat(heard).hasSize(1));
        clock.advance(Duration.ofDays(1));
        ended(null, 4, "refused");
        whileNotified(() -> assertThat(heard).hasSize(2));

        assertThat(heard.get(1).id()).isNotEqualTo(heard.get(0).id());
    }

    @Test
    void passesOverWhatWentWellWhereOnlyProblemsAreWanted() {
        webhook();
        world.with("number-import.notifications.webhooks.ops.problems-only", true);
        ended(null, 0, "well");
        ended(null, 7, "there already");
        var refused = ended(null, 4, "refused");

        whileNotified(() -> assertThat(heard).hasSize(1));

        assertThat(heard.get(0).id()).isEqualTo("launch-" + refused);
    }

    @Test
    void pingsTheDeadMansSwitch() {
        world.with("number-import.notifications.ping", address("/ping"));
        ended(null, 7, "there already");
        ended(null, 6, "failed");

        whileNotified(() -> assertThat(heard).hasSize(2));

        assertThat(heard).extracting(Heard::method).containsOnly("GET");
        assertThat(heard).extracting(Heard::path).containsExactly("/ping", "/ping/6");
    }

    @ParameterizedTest
    @CsvSource({"http://example.com/hook, long enough for anybody to use", "https://example.com/hook, short"})
    void refusesUnsafeSettings(String url, String secret) {
        world.with("number-import.notifications.webhooks.ops.url", url)
                .with("number-import.notifications.webhooks.ops.secret", secret);

        assertThatThrownBy(world::settings).isInstanceOf(ProblemException.class);
    }

    @Test
    void signsAsStandardWebhooksHasIt() {
        // The example of the specification.
        assertThat(new WebhookSignature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                        .of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
