package numberimport.cli;

import java.util.List;
import numberimport.pipeline.ImportProfile;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.Profiles;
import numberimport.pipeline.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code profile list}: the profiles that there are. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the profiles.")
final class ProfileListCommand extends PrintingCommand {

    @Override
    int run(Output out, Settings settings) {
        var profiles = settings.profiles();
        var lines = profiles.names().stream().map(name -> line(profiles, name)).toList();
        if (out.json()) {
            out.json(new ProfileList(lines));
        } else if (lines.isEmpty()) {
            out.result("No profiles yet; number-import profile init FILE writes one.");
        } else {
            var table = new Columns().left(24, "PROFILE").left(30, "FILES").left(40, "");
            out.result(table.header());
            lines.forEach(line -> out.result(table.line(
                    line.name(), line.file() == null ? "" : line.file(), line.error() == null ? "" : line.error())));
        }
        return 0;
    }

    private static Line line(Profiles profiles, String name) {
        try {
            ImportProfile profile = profiles.load(name);
            return new Line(name, profile.file(), null);
        } catch (ProblemException e) {
            return new Line(name, null, e.problem().message());
        }
    }

    private record Line(
            String name, @Nullable String file, @Nullable String error) {}

    private record ProfileList(List<Line> profiles) {}
}
