package numberimport.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.LedgerFault;
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
            "8:configuration or credentials",
            "9:with --server, nobody waited for the end; it goes on there"
        })
public final class NumberImportCli implements Runnable {

    private static final String COMPLETION = "generate-completion";
    private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("import", ImportCommand.class);
        COMMANDS.put("check", CheckCommand.class);
        COMMANDS.put("preview", PreviewCommand.class);
        COMMANDS.put("profile", ProfileCommand.class);
        COMMANDS.put("runs", RunsCommand.class);
        COMMANDS.put("show", ShowCommand.class);
        COMMANDS.put("failures", FailuresCommand.class);
        COMMANDS.put("results", ResultsCommand.class);
        COMMANDS.put("resume", ResumeCommand.class);
        COMMANDS.put("retry", RetryCommand.class);
        COMMANDS.put("resolve", ResolveCommand.class);
        COMMANDS.put("stop", StopCommand.class);
        COMMANDS.put("watch", WatchCommand.class);
        COMMANDS.put("serve", ServeCommand.class);
        COMMANDS.put("worker", WorkerCommand.class);
        COMMANDS.put("schedule", ScheduleCommand.class);
        COMMANDS.put("launches", LaunchesCommand.class);
        COMMANDS.put("account", AccountCommand.class);
        COMMANDS.put("hold", HoldCommand.class);
        COMMANDS.put("token", TokenCommand.class);
        COMMANDS.put("purge", PurgeCommand.class);
        COMMANDS.put("erase", EraseCommand.class);
        COMMANDS.put("task", TaskCommand.class);
        COMMANDS.put("pool", PoolCommand.class);
        COMMANDS.put("sandbox", SandboxCommand.class);
        COMMANDS.put("doctor", DoctorCommand.class);
        COMMANDS.put(COMPLETION, GenerateCompletion.class);
    }

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Runs one command. */
    public static int run(String... args) {
        // H2 reads it when its classes load: its server for sharing the file must not listen on other interfaces.
        System.setProperty("h2.bindAddress", "127.0.0.1");
        var line = new CommandLine(new NumberImportCli());
        commands(args).forEach(line::addSubcommand);
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler(NumberImportCli::tell);
        line.setParameterExceptionHandler(NumberImportCli::tellUsage);
        return line.execute(args);
    }

    /** The one that is asked for, because to read the options of all takes half a second; all where none is or it is not known. */
    private static Map<String, Class<?>> commands(String... args) {
        var asked = args.length == 0 ? null : COMMANDS.get(args[0]);
        return asked == null || args[0].equals(COMPLETION) ? COMMANDS : Map.of(args[0], asked);
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
        return output.problem(LedgerFault.in(failure)
                .orElseGet(() -> new Problem(
                        "INTERNAL",
                        "The command ended by a fault: " + failure.getClass().getSimpleName(),
                        "run it again with -v to see where",
                        ExitCode.INTERNAL)));
    }
}
