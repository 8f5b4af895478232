package numberimport.cli;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.PrintWriter;
import java.util.function.Consumer;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.RunView;
import picocli.CommandLine;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Where a command's words go: results to stdout, or as JSON only; everything else to stderr where stdout is for JSON. */
final class Output {

    private final PrintWriter out;
    private final PrintWriter err;
    private final OutputOptions options;

    private Output(PrintWriter out, PrintWriter err, OutputOptions options) {
        this.out = out;
        this.err = err;
        this.options = options;
    }

    static Output of(CommandLine line) {
        var command = line.getCommand();
        var options = command instanceof PrintingCommand printing ? printing.output : new OutputOptions();
        return new Output(line.getOut(), line.getErr(), options);
    }

    boolean json() {
        return options.json;
    }

    boolean quiet() {
        return options.quiet;
    }

    /** The result that the command was called for. */
    void result(String text) {
        (options.json ? err : out).println(ForeignText.lines(text));
    }

    /** Something on the way to the result. */
    void note(String text) {
        if (!options.quiet) {
            result(text);
        }
    }

    void prompt(String text) {
        err.print(ForeignText.lines(text));
        err.flush();
    }

    void warn(String sentence) {
        hint("warning: " + sentence);
    }

    void hint(String text) {
        err.println(ForeignText.lines(text));
    }

    void json(Object value) {
        JsonMapper.shared()
                .writer()
                .without(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .writeValue(ForeignText.escapedJson(out), value);
        out.println();
    }

    /**
     * A list as one JSON object, item by item as {@code items} hands them over; gives the exit code. Where they break off, the
     * object ends with the error.
     */
    <T> int list(JsonList.Frame frame, Consumer<Consumer<T>> items) {
        var list = JsonList.onOneLine(ForeignText.escapedJson(out), frame);
        try {
            items.accept(list::add);
        } catch (ProblemException e) {
            if (!list.begun()) {
                throw e;
            }
            list.endWith(e.problem());
            out.println();
            explain(e.problem());
            return e.problem().exit().code();
        }
        list.end();
        out.println();
        return ExitCode.OK.code();
    }

    /** Whether anybody still reads the results. */
    boolean read() {
        return !out.checkError();
    }

    /** Tells a problem and its way out; gives the exit code. */
    int problem(Problem problem) {
        if (options.json) {
            json(new ErrorView(problem, problem.exit().code()));
        }
        explain(problem);
        return problem.exit().code();
    }

    /** The same in words only. */
    void explain(Problem problem) {
        hint("error: " + problem.message());
        hint("  " + problem.hint());
    }

    /** A line that can't be parsed, as JSON. */
    static void usage(CommandLine line, String message) {
        var problem = new Problem("USAGE", message, line.getCommandSpec().qualifiedName() + " --help", ExitCode.USAGE);
        new Output(line.getOut(), line.getErr(), new OutputOptions())
                .json(new ErrorView(problem, ExitCode.USAGE.code()));
    }

    /** A run as JSON, where that is wanted. */
    void run(RunView run) {
        if (options.json) {
            json(run);
        }
    }

    @JsonPropertyOrder({"error", "exit"})
    private record ErrorView(Problem error, int exit) {}
}
