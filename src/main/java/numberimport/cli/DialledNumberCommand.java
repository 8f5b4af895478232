package numberimport.cli;

import java.util.regex.Pattern;
import numberimport.api.ApiException;
import numberimport.pipeline.ApiProblems;
import numberimport.pipeline.ProblemException;
import picocli.CommandLine.Option;

/** A command that has a customer called; made twice, it would call twice. */
abstract class DialledNumberCommand extends OneTaskCommand {

    private static final Pattern PHONE = Pattern.compile("\\+?\\d[\\d -]{0,23}");

    @Option(
            names = "--number",
            paramLabel = "NUMBER",
            required = true,
            description = "phone number in the task's pool, as it was imported")
    private String number = "";

    @Override
    void requireUsable() {
        super.requireUsable();
        if (!PHONE.matcher(number()).matches()) {
            throw usage("--number is \"" + number + "\", expected one phone number of the task's pool, in digits.");
        }
    }

    final String number() {
        return number.strip();
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

    final ProblemException problem(ApiException e, String effect) {
        return e.mayHaveWorked()
                ? ApiProblems.unsure(
                        e, effect, "look how often it was called before trying again: number-import pool " + task)
                : super.problem(e);
    }

    private record Dialled(long id, String number, String message) {}
}
