package numberimport.cli;

import picocli.CommandLine.Command;

/** {@code task}: everything about callout tasks but their numbers. */
@Command(
        name = "task",
        mixinStandardHelpOptions = true,
        description = "Makes, lists, shows, changes, opens and closes callout tasks, and has customers called again.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            TaskListCommand.class,
            TaskShowCommand.class,
            TaskCreateCommand.class,
            TaskUpdateCommand.class,
            TaskOpenCommand.class,
            TaskCloseCommand.class,
            TaskRecallCommand.class,
            TaskFollowOnCommand.class
        })
final class TaskCommand extends CommandGroup {}
