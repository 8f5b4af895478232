package numberimport.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that only has commands of its own: without one of them it says which there are. */
abstract class CommandGroup implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public final void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "A command is missing after " + spec.name() + ": "
                        + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
