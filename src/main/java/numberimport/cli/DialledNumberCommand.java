package numberimport.cli;

import numberimport.api.CalloutTaskApi;
import numberimport.pipeline.ApiDialling;
import numberimport.pipeline.Dialling;
import numberimport.remote.RemoteTasks;
import picocli.CommandLine.Option;

/** A command that has a customer called; made twice, it would call twice. */
abstract class DialledNumberCommand extends OneTaskCommand {

    @Option(
            names = "--number",
            paramLabel = "NUMBER",
            required = true,
            description = "phone number in the task's pool, as it was imported")
    private String number = "";

    @Override
    void requireUsable() {
        super.requireUsable();
        number();
    }

    final String number() {
        try {
            return Dialling.number(number);
        } catch (IllegalArgumentException e) {
            throw usage("--number " + e.getMessage() + ".");
        }
    }

    /** Has it called, and tells of it. */
    abstract int dial(Output out, Dialling dialling);

    @Override
    final int run(Output out, CalloutTaskApi api) {
        return dial(out, new ApiDialling(api));
    }

    @Override
    final int there(Output out, RemoteTasks tasks) {
        return once(
                () -> dial(out, tasks),
                "the customer is called",
                "look how often it was called before trying again: number-import pool " + task);
    }

    final int tell(Output out, String message, String effect) {
        if (out.json()) {
            out.json(new Dialled(task, number(), message));
        } else {
            out.result("Number " + number() + " of task " + task + " " + effect + "."
                    + (message.isBlank() ? "" : " The API says: " + ForeignText.line(message)));
        }
        return 0;
    }

    private record Dialled(long id, String number, String message) {}
}
