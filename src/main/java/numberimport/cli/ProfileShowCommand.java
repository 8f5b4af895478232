package numberimport.cli;

import numberimport.pipeline.Profiles;
import numberimport.pipeline.Settings;
import numberimport.remote.RemoteServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code profile show}: what a profile says. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows what a profile says, and where it is kept.")
final class ProfileShowCommand extends PrintingCommand {

    @Parameters(paramLabel = "NAME", description = "the profile")
    private String name = "";

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    int run(Output out, Settings settings) {
        return server.given() ? there(out, server.remote(settings)) : here(out, settings.profiles());
    }

    private int here(Output out, Profiles profiles) {
        var profile = profiles.load(name);
        if (out.json()) {
            out.json(profile);
        } else {
            out.note("# " + profiles.pathOf(name));
            out.result(profiles.text(name).stripTrailing());
        }
        return 0;
    }

    private int there(Output out, RemoteServer remote) {
        if (out.json()) {
            out.json(remote.profile(name));
        } else {
            out.result(remote.profileText(name).stripTrailing());
        }
        return 0;
    }
}
