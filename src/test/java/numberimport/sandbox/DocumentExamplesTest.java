package numberimport.sandbox;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import numberimport.DocumentExample;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The document's curl commands, run by a shell against the sandbox as they stand, but for what is broken in them (the address
 * without quotes, {@code ×tamp}, a line that ends too early), the host, and a signature that is real.
 */
class DocumentExamplesTest {

    private static final String EMAIL = "admin@udesk.cn";
    private static final String TOKEN = "00000000-0000-4000-8000-000000000001";
    private static final Pattern ADDRESS =
            Pattern.compile("curl https://demo\\.udesk\\.cn/open_api_v1(\\S*)(\\n\\\\)?");

    private SandboxServer sandbox;

    @BeforeEach
    void start() {
        assumeTrue(Files.exists(Path.of("/usr/bin/curl")), "curl is not installed");
        sandbox = SandboxServer.start(
                SandboxOptions.defaults().withCredentials(EMAIL, TOKEN).withSpeed(60));
    }

    @AfterEach
    void stop() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    /** What the sandbox answers to the document's command. */
    private JsonNode run(String name, String... replaced) {
        var curl = DocumentExample.named(name).curl();
        for (var i = 0; i < replaced.length; i += 2) {
            assertThat(curl).contains(replaced[i]);
            curl = curl.replace(replaced[i], replaced[i + 1]);
        }
        var address = ADDRESS.matcher(curl);
        assertThat(address.find()).isTrue();
        var mended = address.replaceFirst("curl -sS '" + signed(address.group(1)) + "' \\\\");
        try {
            var process = new ProcessBuilder("sh", "-c", mended)
                    .redirectErrorStream(true)
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(output).isZero();
            return JsonMapper.shared().readTree(output);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String signed(String pathAndQuery) {
        var timestamp = String.valueOf(Clock.systemUTC().instant().getEpochSecond());
        var nonce = UUID.randomUUID().toString();
        return (sandbox.baseUrl() + pathAndQuery)
                .replaceFirst("×tamp=\\d+", "&timestamp=" + timestamp)
                .replaceFirst("nonce=[^&]+", "nonce=" + nonce)
                .replaceFirst("sign=[^&]+", "sign=" + sha256(EMAIL, TOKEN, timestamp, nonce, "v2"));
    }

    private static String sha256(String... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(String.join("&", parts).getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode documented(String name) {
        return JsonMapper.shared().readTree(DocumentExample.named(name).response());
    }

    /** Every field with its kind; nothing is said of what may be null, and lists are told by their first item. */
    private static TreeMap<String, String> shape(JsonNode node) {
        var shape = new TreeMap<String, String>();
        node.forEachEntry((field, value) -> {
            shape.put(field, value.getNodeType().name());
            if (value.isObject()) {
                shape(value).forEach((inner, kind) -> shape.put(field + "." + inner, kind));
            } else if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
                shape(value.get(0)).forEach((inner, kind) -> shape.put(field + "[]." + inner, kind));
            }
        });
        return shape;
    }

    private static void assertSameShape(JsonNode answer, JsonNode documented) {
        var found = shape(answer);
        var expected = shape(documented);
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        Stream.of(found, expected).flatMap(shape -> shape.entrySet().stream()).toList().stream()
                .filter(field -> "NULL".equals(field.getValue()))
                .forEach(field -> List.of(found, expected).forEach(shape -> shape.remove(field.getKey())));
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void createsUpdatesShowsAndListsATask() {
        assertThatJson(run("create")).isEqualTo(documented("create"));
        assertThatJson(run("update")).isEqualTo(documented("update"));

        var details = run("details");
        assertSameShape(details, documented("details"));
        assertThatJson(details)
                .node("item")
                .isObject()
                .containsEntry("name", "Modified Callout Task")
                .containsEntry("redial_guide", List.of("1", "2", "3", "4", "5", "6"));
        var list = run("list");
        assertSameShape(list, documented("list"));
        assertThat(list.path("code")).isEqualTo(documented("list").path("code"));
        assertThatJson(list).node("meta").isEqualTo(documented("list").path("meta"));
    }

    @Test
    void addsAndShowsNumbers() {
        run("create");

        assertThatJson(run("add_numbers")).isEqualTo(documented("add_numbers"));

        var numbers = run("numbers", "id=12292", "id=1", "start_number_id=2", "start_number_id=0");
        assertSameShape(numbers, documented("numbers"));
        assertThat(numbers.path("numbers")).hasSize(3);
        assertThat(numbers.path("meta").path("max_number_id"))
                .isEqualTo(numbers.path("numbers").get(2).path("id"));
    }

    @Test
    void enablesAndClosesATask() {
        run("create");

        assertThatJson(run("open", "true/false", "true")).isEqualTo(documented("open"));
        assertThatJson(run("open", "true/false", "false")).isEqualTo(documented("open"));
    }

    @Test
    void recallsANumber() {
        run("create");
        run("add_numbers", "13223004567", "13412341234");

        assertThatJson(run("recall")).isEqualTo(documented("recall"));
    }

    @Test
    void followsANumberOnThatWasCalled() {
        run("create", "\"follow_on_policy\": \"customer_missed\"", "\"follow_on_policy\": \"agent_missed\"");
        run("add_numbers", "13223004567", "13223004570,13223004571");
        assertThat(run("follow_on").path("code").asInt()).isEqualTo(501032);
        run("open", "true/false", "true");

        await().atMost(Duration.ofSeconds(20))
                .until(() -> run("numbers", "id=12292", "id=1", "start_number_id=2", "start_number_id=0")
                                .path("numbers")
                                .path(0)
                                .path("call_count")
                                .asInt()
                        > 0);
        assertThatJson(run("follow_on")).isEqualTo(documented("follow_on"));
    }
}
