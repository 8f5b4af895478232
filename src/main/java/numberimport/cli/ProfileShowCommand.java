package numberimport.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import numberimport.pipeline.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code profile show}: what a profile says. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows what a profile says, and where it is kept; a server's in JSON.")
final class ProfileShowCommand extends PrintingCommand {

    @Parameters(paramLabel = "NAME", description = "the profile")
    private String name = "";

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    int run(Output out, Settings settings) {
        if (server.given()) {
            out.json(server.remote(settings).profile(name));
            return 0;
        }
        var profiles = settings.profiles();
        var profile = profiles.load(name);
        if (out.json()) {
            out.json(profile);
            return 0;
        }
        var path = profiles.pathOf(name);
        try {
            out.note("# " + path);
            out.result(Files.readString(path).stripTrailing());
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
