package numberimport.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import numberimport.pipeline.ProfileDraft;
import numberimport.pipeline.Profiles;
import numberimport.pipeline.Settings;
import numberimport.pipeline.TaskHandling;
import numberimport.remote.RemoteServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code profile init}: a first profile from a file as it is understood now. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description =
                "Writes a profile from how a file is understood here, for a person to look through; with --server it"
                        + " is kept there.")
final class ProfileInitCommand extends PrintingCommand {

    @Parameters(paramLabel = "FILE", description = "one of the files that the profile is for")
    private Path path = Path.of("");

    @Option(names = "--name", paramLabel = "NAME", description = "of the profile (default: the file's, up to its date)")
    private @Nullable String name;

    @Mixin
    private FileOptions file = new FileOptions();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    int run(Output out, Settings settings) {
        var options = SheetQuestion.atTerminal(out).answered(path, file.toOptions(settings, null, TaskHandling.NONE));
        var draft = ProfileDraft.of(path, options);
        var chosen = name == null ? draft.name() : name;
        return server.given()
                ? there(out, server.remote(settings), chosen, draft.text(chosen))
                : here(out, settings.profiles(), chosen, draft.text(chosen));
    }

    private int here(Output out, Profiles profiles, String name, String text) {
        var written = profiles.write(name, text, path);
        return tell(out, new Written(name, written.toString()), "Written to " + written + "; look it through", "");
    }

    private int there(Output out, RemoteServer remote, String name, String text) {
        var unused = remote.keepProfile(name, text);
        return tell(
                out,
                new Written(name, null),
                "Kept there as " + name + "; look it through: number-import profile show " + name + server.hint(),
                server.hint());
    }

    private static int tell(Output out, Written written, String sentence, String hint) {
        if (out.json()) {
            out.json(written);
        } else {
            out.result(sentence + ", then import FILE -p " + written.name() + hint);
        }
        return 0;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Written(String name, @Nullable String path) {}
}
