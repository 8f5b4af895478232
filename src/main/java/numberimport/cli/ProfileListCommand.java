package numberimport.cli;

import java.util.List;
import java.util.function.Function;
import numberimport.pipeline.ImportProfile;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.Profiles;
import numberimport.pipeline.Settings;
import numberimport.remote.RemoteServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code profile list}: the profiles that there are. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the profiles.")
final class ProfileListCommand extends PrintingCommand {

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    int run(Output out, Settings settings) {
        var lines = server.given() ? there(server.remote(settings)) : here(settings.profiles());
        if (out.json()) {
            out.json(new ProfileList(lines));
        } else if (lines.isEmpty()) {
            out.result(
                    "No profiles yet" + (server.given() ? " there." : "; number-import profile init FILE writes one."));
        } else {
            var table = new Columns().left(24, "PROFILE").left(30, "FILES").left(40, "");
            out.result(table.header());
            lines.forEach(line -> out.result(table.line(
                    line.name(), line.file() == null ? "" : line.file(), line.error() == null ? "" : line.error())));
        }
        return 0;
    }

    private static List<Line> here(Profiles profiles) {
        return profiles.names().stream().map(name -> line(name, profiles::load)).toList();
    }

    private static List<Line> there(RemoteServer server) {
        return server.profiles().stream()
                .map(name -> line(name, server::profile))
                .toList();
    }

    private static Line line(String name, Function<String, ImportProfile> profiles) {
        try {
            return new Line(name, profiles.apply(name).file(), null);
        } catch (ProblemException e) {
            if (!e.problem().code().startsWith("PROFILE_")) {
                throw e;
            }
            return new Line(name, null, e.problem().message());
        }
    }

    private record Line(
            String name, @Nullable String file, @Nullable String error) {}

    private record ProfileList(List<Line> profiles) {}
}
