package numberimport.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import numberimport.api.ApiException;
import numberimport.api.CalloutTask;
import numberimport.api.CalloutTaskApi;
import numberimport.api.TaskDetails;
import numberimport.api.TaskStatus;
import numberimport.ledger.ImportLedger;
import numberimport.ledger.LedgerException;
import org.jspecify.annotations.Nullable;

/** Looks at everything an import needs, and says what is missing. Changes nothing in the call centre. */
public final class Doctor {

    private static final Duration TOLERABLE_SKEW = Duration.ofSeconds(30);

    private final Settings settings;
    private final Accounts accounts;
    private final Clock clock;

    public Doctor(Settings settings, Clock clock) {
        this.settings = settings;
        this.accounts = Accounts.of(settings);
        this.clock = clock;
    }

    /** What was looked at, what was found, and the way out where it is not well. */
    public record Finding(
            String what, boolean ok, String found, @Nullable String hint) {}

    /** All findings; the exit code is that of the first one that is not well. */
    public record Examination(List<Finding> findings, int exit) {}

    public Examination examine(String account, @Nullable Long task) {
        var findings = new ArrayList<Finding>();
        var exits = new ArrayList<ExitCode>();
        look(findings, exits, "data folder", this::dataFolder);
        look(findings, exits, "database", this::database);
        look(
                findings,
                exits,
                "account",
                () -> "\"" + account + "\" at " + accounts.of(account).baseUrl());
        var known = findings.get(findings.size() - 1).ok();
        if (known && exits.stream().noneMatch(exit -> exit == ExitCode.CONFIGURATION)) {
            var api = accounts.connect(account, clock);
            look(findings, exits, "credentials", () -> credentials(api));
            look(findings, exits, "clock", () -> clock(api));
            if (exits.isEmpty()) {
                look(findings, exits, "nonces", () -> nonces(account, api, task));
            }
            if (task != null && exits.isEmpty()) {
                look(findings, exits, "task", () -> task(api, task));
            }
        }
        return new Examination(findings, (exits.isEmpty() ? ExitCode.OK : exits.get(0)).code());
    }

    private static void look(List<Finding> findings, List<ExitCode> exits, String what, Supplier<String> look) {
        try {
            findings.add(new Finding(what, true, look.get(), null));
        } catch (ApiException e) {
            failed(findings, exits, what, ApiProblems.of(e).problem());
        } catch (ProblemException e) {
            failed(findings, exits, what, e.problem());
        }
    }

    private static void failed(List<Finding> findings, List<ExitCode> exits, String what, Problem problem) {
        findings.add(new Finding(what, false, problem.message(), problem.hint()));
        exits.add(problem.exit());
    }

    private String dataFolder() {
        var folder = settings.dataDir().toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "doctor", ".tmp"));
            return folder + " can be written";
        } catch (IOException e) {
            throw new ProblemException(new Problem(
                    "DATA_DIR_UNUSABLE",
                    folder + " can't be written: " + e.getClass().getSimpleName(),
                    "set number-import.data-dir to a folder that this user may write to",
                    ExitCode.CONFIGURATION));
        }
    }

    private String database() {
        try (var ledger = ImportLedger.open(settings.database())) {
            return settings.database() + ", " + ledger.runs().count() + " runs, commits are durable";
        } catch (LedgerException e) {
            throw RunArchive.problem(e);
        }
    }

    private static String credentials(CalloutTaskApi api) {
        api.tasks(1, 1);
        return "accepted by the API";
    }

    /** Needs a task of any kind to ask about. */
    private String nonces(String account, CalloutTaskApi api, @Nullable Long task) {
        var asked = task == null ? api.tasks().map(CalloutTask::id).findFirst() : Optional.of(task);
        if (asked.isEmpty()) {
            return "not looked at, the account has no task to ask about";
        }
        try (var ledger = ImportLedger.open(settings.database())) {
            var found = new ApiCapability(ledger.capabilities(), api, account).examine(asked.get());
            var shortcoming = ApiCapability.shortcoming(found);
            if (!found.nonce() && !found.timeWindow()) {
                throw new ProblemException(new Problem(
                        "API_WITHOUT_FENCE",
                        shortcoming.orElseThrow(),
                        "ask the vendor why a used nonce and an old timestamp are taken",
                        ExitCode.API_FAILED));
            }
            return shortcoming.orElse("taken once, by all calls together"
                    + (found.timeWindow() ? "; old timestamps are turned away" : ", but old timestamps are taken"));
        } catch (LedgerException e) {
            throw RunArchive.problem(e);
        }
    }

    private String clock(CalloutTaskApi api) {
        var skew = Duration.between(clock.instant(), api.serverTime()).abs();
        if (skew.compareTo(TOLERABLE_SKEW) > 0) {
            throw new ProblemException(new Problem(
                    "CLOCK_SKEW",
                    "this machine's clock is " + skew.toSeconds() + " s off the API's",
                    "keep the clock by NTP; imports correct for it, but the API refuses more than 300 s",
                    ExitCode.CONFIGURATION));
        }
        return "agrees with the API's within " + TOLERABLE_SKEW.toSeconds() + " s";
    }

    private static String task(CalloutTaskApi api, long id) {
        TaskDetails task;
        try {
            task = api.task(id);
        } catch (ApiException e) {
            throw ApiProblems.of(id, e);
        }
        if (task.state() != TaskStatus.CLOSED) {
            throw new ProblemException(new Problem(
                    "TASK_NOT_CLOSED",
                    "task " + id + " is " + task.state() + ", expected closed",
                    "number-import task close " + id + " --wait, or import with --close-task",
                    ExitCode.REFUSED));
        }
        return id + " \"" + task.name() + "\" is closed, pool " + task.customerCount() + " of 1000000";
    }
}
