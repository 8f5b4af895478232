package numberimport.remote;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipInputStream;
import numberimport.access.AccountBook;
import numberimport.access.HoldBook;
import numberimport.access.TokenBook;
import numberimport.intake.LaunchView;
import numberimport.intake.ScheduleBook;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.FailurePage;
import numberimport.pipeline.FailureView;
import numberimport.pipeline.ImportProfile;
import numberimport.pipeline.PreviewView;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.ReasonView;
import numberimport.pipeline.Resolution;
import numberimport.pipeline.RunRecords;
import numberimport.pipeline.RunView;
import numberimport.pipeline.UnknownBatch;

/** What a server keeps: runs, launches, profiles, tasks, schedules, accounts, holds, tokens. What it refuses, and its silence, are problems. */
public final class RemoteServer implements RunRecords {

    /** The code of the problem that an answer is none of number-import: another version, or something else at the address. */
    public static final String UNCLEAR = "SERVER_UNCLEAR";

    private static final int PAGE = 1000;

    private final Server server;

    public RemoteServer(URI address, String token) {
        this.server = new Server(address, token);
    }

    @Override
    public List<RunView> newest(int limit) {
        return server.get("/runs?limit=" + limit, RunList.class).runs();
    }

    @Override
    public RunView show(long run) {
        return server.get("/runs/" + run, RunView.class);
    }

    @Override
    public void failures(long run, Consumer<FailureView> action) {
        var after = FailurePage.START;
        while (after != null) {
            var page = server.get("/runs/" + run + "/failures?limit=" + PAGE + "&after=" + after, FailurePage.class);
            page.failures().forEach(action);
            after = page.next();
        }
    }

    @Override
    public List<ReasonView> reasons(long run) {
        return server.get("/runs/" + run + "/reasons", Reasons.class).reasons();
    }

    @Override
    public List<UnknownBatch> unknown(long run) {
        return server.get("/runs/" + run + "/unknown", Unknown.class).unknown();
    }

    @Override
    public boolean stop(long run) {
        return server.post("/runs/" + run + "/stop", Map.of(), Stopping.class).stops();
    }

    @Override
    public void writeFailures(long run, Path target) {
        var format = target.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx") ? "xlsx" : "csv";
        try (var in = server.download("/runs/" + run + "/report?format=" + format)) {
            write(in, target);
        } catch (IOException e) {
            throw notWritten(target, e);
        }
    }

    @Override
    public Map<Path, Long> writeResults(long run, Path folder) {
        var counts = show(run).counts();
        var rows = Map.of(
                "accepted.csv", counts.accepted(),
                "rejected.csv", counts.notAccepted(),
                "unsent.csv", counts.unsent(),
                "unknown.csv", counts.unknown());
        var written = new LinkedHashMap<Path, Long>();
        try (var zip = new ZipInputStream(server.download("/runs/" + run + "/results"), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var count = rows.get(entry.getName());
                if (count != null) {
                    var target = folder.resolve(entry.getName());
                    write(zip, target);
                    written.put(target, count);
                }
            }
        } catch (IOException e) {
            throw notWritten(folder, e);
        }
        return written;
    }

    /** The newest launches first. */
    public List<LaunchView> launches(int limit) {
        return server.get("/launches?limit=" + limit, LaunchList.class).launches();
    }

    public LaunchView launch(long launch) {
        return server.get("/launches/" + launch, LaunchView.class);
    }

    /** Leaves a launch that waits. */
    public LaunchView cancel(long launch) {
        server.delete("/launches/" + launch);
        return launch(launch);
    }

    /** Asks for the import of a file of this machine; the wish is in the words of the interface. */
    public LaunchView importFile(Path file, Map<String, Object> wish) {
        return server.upload("/launches", file, wish, LaunchView.class);
    }

    /** Asks for a run to go on: as approved also where its file is unlike those before. */
    public LaunchView resume(long run, boolean approved) {
        return server.post("/runs/" + run + "/resume?yes=" + approved, Map.of(), LaunchView.class);
    }

    /** Asks for what the API refused of a run to be sent again. */
    public LaunchView retry(long run, List<String> reasons) {
        return server.post("/runs/" + run + "/retries", Map.of("reasons", reasons), LaunchView.class);
    }

    /** Takes the word of whoever the token belongs to on batches of unknown outcome. */
    public RunView resolve(long run, Resolution resolution) {
        var wish = Map.of("as", resolution.as().word(), "batches", resolution.batches(), "reason", resolution.reason());
        return server.post("/runs/" + run + "/resolutions", wish, RunView.class);
    }

    /** How a file of this machine is understood there; the wish is in the words of the interface. */
    public PreviewView preview(Path file, Map<String, Object> wish, int rows) {
        return server.upload("/previews?rows=" + rows, file, wish, PreviewView.class);
    }

    /** What an import of a file of this machine would do there, without sending. */
    public RunView check(Path file, Map<String, Object> wish) {
        return server.upload("/checks", file, wish, RunView.class);
    }

    /** The names of its profiles. */
    public List<String> profiles() {
        return server.get("/profiles", ProfileList.class).profiles();
    }

    public ImportProfile profile(String name) {
        return server.get("/profiles/" + Server.segment(name), ImportProfile.class);
    }

    /** What it says, in YAML as people wrote it. */
    public String profileText(String name) {
        return server.text("/profiles/" + Server.segment(name), Server.YAML);
    }

    /** Keeps a new profile, for files that no other one there is for; one of its name is not overwritten. */
    public ImportProfile keepProfile(String name, String text) {
        return server.putText("/profiles/" + Server.segment(name), Server.YAML, text, ImportProfile.class);
    }

    public RemoteTasks tasks(String account) {
        return new RemoteTasks(server, account);
    }

    public ScheduleBook schedules() {
        return new RemoteSchedules(server);
    }

    public AccountBook accounts() {
        return new RemoteAccounts(server);
    }

    public TokenBook tokens() {
        return new RemoteTokens(server);
    }

    public HoldBook holds() {
        return new RemoteHolds(server);
    }

    @Override
    public void close() {
        // Each request is a conversation of its own.
    }

    private record RunList(List<RunView> runs) {}

    private record LaunchList(List<LaunchView> launches) {}

    private record Reasons(List<ReasonView> reasons) {}

    private record ProfileList(List<String> profiles) {}

    private record Unknown(List<UnknownBatch> unknown) {}

    private record Stopping(boolean stops) {}

    /** Whole or not at all. */
    private static void write(InputStream in, Path target) throws IOException {
        var folder = target.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var part = Files.createTempFile(folder, ".", ".part");
        try {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static ProblemException notWritten(Path target, IOException e) {
        return new ProblemException(new Problem(
                "NOT_WRITTEN",
                target + " can't be written: " + e.getMessage() + ".",
                "choose another place with -o",
                ExitCode.CONFIGURATION));
    }
}
