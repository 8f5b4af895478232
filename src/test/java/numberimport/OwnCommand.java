package numberimport;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import numberimport.cli.NumberImportCli;

/** A command in this process, for reports: a process of its own would cost more than what it tells. One at a time. */
final class OwnCommand {

    private OwnCommand() {}

    static synchronized PackagedJar.Ended run(Map<String, String> settings, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var stdout = System.out;
        var stderr = System.err;
        try (var outStream = new PrintStream(out, true, StandardCharsets.UTF_8);
                var errStream = new PrintStream(err, true, StandardCharsets.UTF_8)) {
            settings.forEach(System::setProperty);
            System.setOut(outStream);
            System.setErr(errStream);
            var exit = NumberImportCli.run(arguments);
            return new PackagedJar.Ended(
                    exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(stdout);
            System.setErr(stderr);
            settings.keySet().forEach(System::clearProperty);
        }
    }
}
