package numberimport.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

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
final class TaskCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "A command is missing after task: "
                        + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
