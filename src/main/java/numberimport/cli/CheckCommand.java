package numberimport.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import numberimport.pipeline.Settings;
import numberimport.pipeline.TaskHandling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code check}: what an import would do, without the API and the database. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks files as an import would, without the network; nothing is sent. With --server the files"
                + " go there to be checked, and warnings and examples of rows are left out.")
final class CheckCommand extends PrintingCommand {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            converter = InputFile.class,
            description = "CSV or Excel files, also inside a .gz or .zip; - for standard input")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private FileOptions file = new FileOptions();

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Override
    int run(Output out, Settings settings) {
        file.requireReportOfOne(files);
        if (server.given()) {
            return new Checking(out).there(files, server.remote(settings), file.toWish());
        }
        file.tellFit(out, settings, files);
        return new Checking(out).here(files, settings, file.toOptions(settings, null, TaskHandling.NONE));
    }
}
