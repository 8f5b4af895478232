package numberimport.cli;

import picocli.CommandLine.Command;

/** {@code profile}: how files of one source are imported, kept by name. */
@Command(
        name = "profile",
        mixinStandardHelpOptions = true,
        description = "Keeps by name how files of one source are imported: import FILE -p NAME uses it.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ProfileInitCommand.class, ProfileListCommand.class, ProfileShowCommand.class})
final class ProfileCommand extends CommandGroup {}
