package numberimport.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command run in this process, with what it printed. */
record CommandRun(int exit, String out, String err) {

    static CommandRun of(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var stdout = System.out;
        var stderr = System.err;
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
            var exit = NumberImportCli.run(args);
            return new CommandRun(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(stdout);
            System.setErr(stderr);
        }
    }

    /** A command that has a server do the work; {@code dataDir} is the folder here. */
    static CommandRun at(String address, Path tokenFile, Path dataDir, String... args) {
        var words = new ArrayList<>(List.of(args));
        words.addAll(List.of("--server", address, "--token-file", tokenFile.toString()));
        return in(dataDir, words.toArray(String[]::new));
    }

    /** A command whose data folder is the given one. */
    static CommandRun in(Path dataDir, String... args) {
        System.setProperty("number-import.data-dir", dataDir.toString());
        try {
            return of(args);
        } finally {
            System.clearProperty("number-import.data-dir");
        }
    }
}
