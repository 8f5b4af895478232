package numberimport.cli;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static numberimport.pipeline.ImportWorld.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import numberimport.access.Role;
import numberimport.sandbox.SandboxOptions;
import numberimport.sandbox.SandboxServer;
import numberimport.sandbox.TaskStatus;
import numberimport.web.WebWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts that are added and changed while a serve is at work, which imports into another company's sandbox by them. */
class AccountCommandTest {

    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    @TempDir
    static Path home;

    private static WebWorld web;
    private static SandboxServer acme;
    private static long task;

    @BeforeAll
    static void start() throws IOException {
        System.setProperty("number-import.secret-key", KEY);
        acme = SandboxServer.start(SandboxOptions.defaults()
                .withCredentials("me@acme.cn", "s3cret-of-acme")
                .withFirstTaskId(500));
        task = acme.createTask("Task of acme", TaskStatus.DISABLED);
        web = new WebWorld(Files.createDirectories(home.resolve("there")));
        for (var role : Role.values()) {
            Files.writeString(home.resolve(role.word()), web.token(role));
        }
        Files.writeString(home.resolve("token"), "s3cret-of-acme\n");
        Files.writeString(home.resolve("wrong"), "wrong\n");
    }

    @AfterAll
    static void stop() {
        System.clearProperty("number-import.secret-key");
        web.close();
        acme.close();
    }

    /** On the machine of serve, in its data folder. */
    private static CommandRun there(String... line) {
        return CommandRun.in(home.resolve("there/data"), line);
    }

    private static CommandRun remote(Role role, String... line) {
        return CommandRun.at(web.address(), home.resolve(role.word()), home.resolve("here"), line);
    }

    private static String[] add(String name, String tokenFile) {
        return new String[] {
            "account",
            "add",
            name,
            "--base-url",
            acme.baseUrl(),
            "--email",
            "me@acme.cn",
            "--api-token-file",
            home.resolve(tokenFile).toString(),
            "--by",
            "Ann"
        };
    }

    private static CommandRun imported(String account, String number) throws IOException {
        var file = Files.writeString(home.resolve(account + number + ".csv"), "手机号\n" + number + "\n");
        return remote(Role.OPERATOR, "import", file.toString(), "-t", "" + task, "--account", account, "--json");
    }

    private static List<String> pool() {
        return acme.pool(task).stream().map(entry -> entry.cellphone()).toList();
    }

    @Test
    void addsAnAccountThatServeImportsIntoWithoutARestart() throws IOException {
        assertThat(imported("acme", number(1)).out()).contains("ACCOUNT_UNKNOWN");

        var added = there(add("acme", "token"));

        assertThat(added.exit()).as(added.err()).isZero();
        assertThat(added.out()).startsWith("Account acme  changed by Ann at ").contains(acme.baseUrl());
        var run = imported("acme", number(1));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(pool()).contains(number(1));
        assertThat(there("task", "list", "--account", "acme").out()).contains("Task of acme");
        assertThat(there("account", "list").out()).contains("acme").contains("default");
        assertThatJson(there("account", "show", "acme", "--json").out())
                .node("email")
                .isEqualTo("me@acme.cn");
    }

    @Test
    void changesTheTokenOfAnAccountThatServeHasInUse() throws IOException {
        assertThat(there(add("mended", "wrong")).exit()).isZero();
        assertThat(remote(Role.OPERATOR, "task", "list", "--account", "mended").exit())
                .isEqualTo(8);

        var changed = there(
                "account",
                "change",
                "mended",
                "--api-token-file",
                home.resolve("token").toString(),
                "--in-flight",
                "2");

        assertThat(changed.exit()).as(changed.err()).isZero();
        assertThat(changed.out()).contains("up to 2 at once");
        assertThat(remote(Role.OPERATOR, "task", "list", "--account", "mended").out())
                .contains("Task of acme");
        assertThat(imported("mended", number(2)).exit()).isZero();
        assertThat(there("account", "remove", "mended").out()).isEqualTo("Account mended is forgotten.\n");
        assertThat(remote(Role.OPERATOR, "task", "list", "--account", "mended").err())
                .contains("There is no account \"mended\"");
    }

    @Test
    void keepsAccountsOfAServerElsewhere() {
        var added = remote(Role.ADMIN, add("far", "token"));

        assertThat(added.exit()).as(added.err()).isZero();
        assertThat(added.out()).startsWith("Account far  changed by admin at ");
        assertThat(remote(Role.ADMIN, add("far", "token")).err())
                .contains("There is an account \"far\" already, expected a new name.");
        assertThat(remote(Role.ADMIN, "account", "change", "near", "--in-flight", "2")
                        .err())
                .contains("There is no account \"near\"");
        assertThat(remote(Role.OPERATOR, "account", "show", "far").out()).contains("  e-mail           –");
        var changed = remote(Role.ADMIN, "account", "change", "far", "--hours", "20:00-06:00 UTC", "--json");
        assertThatJson(changed.out()).node("sendingWindow").isEqualTo("\"20:00-06:00 UTC\"");
        assertThat(remote(Role.ADMIN, "account", "list").out()).contains("far", "me@acme.cn");
        assertThat(remote(Role.OPERATOR, "account", "remove", "far").exit()).isEqualTo(8);
        assertThat(remote(Role.ADMIN, "account", "remove", "far").exit()).isZero();
        assertThat(home.resolve("here")).doesNotExist();
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        var noToken = there("account", "add", "x", "--base-url", acme.baseUrl(), "--email", "me@acme.cn");
        var noFile = there(add("x", "none"));
        var empty = there(add("x", Files.createFile(home.resolve("empty")).toString()));
        var noTime = there("account", "add", "x", "--min-gap", "soon");
        var onTheLine = there("account", "add", "x", "--token", "s3cret");

        assertThat(noToken.exit()).isEqualTo(2);
        assertThat(noToken.err()).contains("Account \"x\" has a new base URL and no token");
        assertThat(noFile.exit()).isEqualTo(8);
        assertThat(noFile.err()).contains("The token can't be read from " + home.resolve("none"));
        assertThat(empty.exit()).isEqualTo(8);
        assertThat(empty.err()).contains(home.resolve("empty") + " is empty, expected the token of the API.");
        assertThat(noTime.err())
                .startsWith("Invalid value for option '--min-gap': \"soon\" is no time, expected one such as 1010ms,");
        assertThat(onTheLine.exit()).isEqualTo(2);
        assertThat(there("account").err())
                .contains("A command is missing after account: add, change, show, list, remove.");
    }
}
