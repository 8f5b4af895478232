package numberimport.cli;

import java.util.concurrent.Callable;
import numberimport.pipeline.Settings;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command: sets up what it prints, loads the settings, and does its work. */
abstract class PrintingCommand implements Callable<Integer> {

    @Mixin
    OutputOptions output = new OutputOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public final Integer call() {
        if (output.noColor) {
            spec.commandLine().setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        }
        Logs.toStderr(output.verbose);
        return run(Output.of(spec.commandLine()), Settings.load());
    }

    abstract int run(Output out, Settings settings);

    final CommandLine.ParameterException usage(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
