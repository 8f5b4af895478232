package numberimport.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: parses, runs one command, and gives its exit code. Prints results to stdout and everything else to stderr. */
@Command(
        name = "number-import",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        description =
                "Gets files of customers into callout tasks: every good number exactly once, every row accounted for.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ImportCommand.class,
            CheckCommand.class,
            PreviewCommand.class,
            ProfileCommand.class,
            RunsCommand.class,
            ShowCommand.class,
            FailuresCommand.class,
            ResultsCommand.class,
            ResumeCommand.class,
            RetryCommand.class,
            ResolveCommand.class,
            StopCommand.class,
            TaskCommand.class,
            PoolCommand.class,
            SandboxCommand.class,
            DoctorCommand.class,
            GenerateCompletion.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every row accepted, or check found no fault",
            "1:internal error",
            "2:usage",
            "3:finished, some rows not accepted",
            "4:refused, nothing sent",
            "5:stopped in order, can be resumed",
            "6:the API failed or outcomes are unknown, can be resumed",
            "7:nothing to do: already in the task, or another process is at it",
            "8:configuration or credentials"
        })
public final class NumberImportCli implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Runs one command. */
    public static int run(String... args) {
        // H2 reads it when its classes load: its server for sharing the file must not listen on other interfaces.
        System.setProperty("h2.bindAddress", "127.0.0.1");
        var line = new CommandLine(new NumberImportCli());
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(NumberImportCli::tell);
        line.setParameterExceptionHandler(NumberImportCli::tellUsage);
        return line.execute(args);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "A command is missing.");
    }

    /** What is wrong with the line, without all that could be right with it: that would hide the sentence. */
    private static int tellUsage(CommandLine.ParameterException failure, String[] arguments) {
        var line = failure.getCommandLine();
        if (Arrays.asList(arguments).contains("--json")) {
            Output.usage(line, String.valueOf(failure.getMessage()));
        }
        var err = line.getErr();
        err.println(failure.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(failure, err);
        if (line.getSubcommands().isEmpty()) {
            err.println("See " + line.getCommandSpec().qualifiedName() + " --help");
        } else {
            line.usage(err);
        }
        return ExitCode.USAGE.code();
    }

    private static int tell(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
        var output = Output.of(line);
        if (failure instanceof ProblemException problem) {
            return output.problem(problem.problem());
        }
        Logger log = LoggerFactory.getLogger(NumberImportCli.class);
        log.error("The command ended by a fault", failure);
        return output.problem(new Problem(
                "INTERNAL",
                "The command ended by a fault: " + failure.getClass().getSimpleName(),
                "run it again with -v to see where",
                ExitCode.INTERNAL));
    }
}
