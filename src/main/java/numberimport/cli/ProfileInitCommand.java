package numberimport.cli;

import java.nio.file.Path;
import numberimport.pipeline.FilePreview;
import numberimport.pipeline.ProfileDraft;
import numberimport.pipeline.Settings;
import numberimport.pipeline.TaskHandling;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code profile init}: a first profile from a file as it is understood now. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Writes a profile from how a file is understood, for a person to look through.")
final class ProfileInitCommand extends PrintingCommand {

    private static final int ROWS = 100;

    @Parameters(paramLabel = "FILE", description = "one of the files that the profile is for")
    private Path path = Path.of("");

    @Option(names = "--name", paramLabel = "NAME", description = "of the profile (default: the file's, up to its date)")
    private @Nullable String name;

    @Mixin
    private FileOptions file = new FileOptions();

    @Override
    int run(Output out, Settings settings) {
        var options = SheetQuestion.atTerminal(out).answered(path, file.toOptions(settings, null, TaskHandling.NONE));
        var preview = new FilePreview(options, ROWS).of(path);
        var error = preview.error();
        if (error != null) {
            return out.problem(error);
        }
        var draft = new ProfileDraft(preview, options);
        var chosen = name == null ? draft.name() : name;
        var written = settings.profiles().write(chosen, draft.text(chosen));
        if (out.json()) {
            out.json(new Written(chosen, written.toString()));
        } else {
            out.result("Written to " + written + "; look it through, then import FILE -p " + chosen);
        }
        return 0;
    }

    private record Written(String name, String path) {}
}
