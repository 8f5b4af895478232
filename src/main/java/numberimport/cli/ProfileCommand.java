package numberimport.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code profile}: how files of one source are imported, kept by name. */
@Command(
        name = "profile",
        mixinStandardHelpOptions = true,
        description = "Keeps by name how files of one source are imported: import FILE -p NAME uses it.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ProfileInitCommand.class, ProfileListCommand.class, ProfileShowCommand.class})
final class ProfileCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "A command is missing after profile: "
                        + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
