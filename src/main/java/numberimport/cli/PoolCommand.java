package numberimport.cli;

import java.time.Clock;
import java.time.ZoneId;
import numberimport.api.CalloutTaskApi;
import numberimport.api.NumberPage;
import numberimport.api.PooledNumber;
import numberimport.pipeline.PoolExport;
import numberimport.remote.RemoteTasks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pool}: the numbers of a task, as the API gives them. */
@Command(
        name = "pool",
        mixinStandardHelpOptions = true,
        description = "Lists the numbers in a task's pool, and how often they were called, or writes them to a file.")
final class PoolCommand extends OneTaskCommand {

    private static final Columns COLUMNS = new Columns()
            .right(10, "ID")
            .whole(14, "CELLPHONE")
            .left(16, "NAME")
            .left(24, "DESCRIPTION")
            .right(6, "CALLS")
            .right(16, "CUSTOMER ANSWERS")
            .right(13, "AGENT ANSWERS");

    @Option(
            names = "-o",
            paramLabel = "FILE",
            converter = TargetFile.Converter.class,
            description = "write them to a file: .csv, .xlsx or .json")
    private @Nullable TargetFile file;

    @Option(names = "--limit", paramLabel = "N", description = "only the first N numbers (default: all)")
    private @Nullable Long limit;

    @Override
    void requireUsable() {
        super.requireUsable();
        if (limit != null && limit < 1) {
            throw usage("--limit is " + limit + ", expected 1 or more.");
        }
    }

    @Override
    int run(Output out, CalloutTaskApi api) {
        return list(out, PoolExport.of(api, task, most()));
    }

    @Override
    int there(Output out, RemoteTasks tasks) {
        return list(out, PoolExport.of(tasks.show(task), () -> tasks.pool(task), most()));
    }

    private long most() {
        return limit == null ? Long.MAX_VALUE : limit;
    }

    private int list(Output out, PoolExport pool) {
        var progress = PoolProgress.of(pool, out, Clock.system(ZoneId.systemDefault()));
        if (file != null) {
            write(pool, progress, file);
            tellFile(out, progress.read(), file);
            return 0;
        }
        if (out.json()) {
            return out.<PooledNumber>list(
                    JsonList.Frame.of("task", task, "numbers"),
                    numbers -> pool.forEach(() -> wanted(progress, out), progress.andThen(numbers)));
        }
        return table(pool, progress, out);
    }

    private static void write(PoolExport pool, PoolProgress progress, TargetFile target) {
        if (target.json()) {
            JsonFile.<PooledNumber>write(
                    target.path(), null, numbers -> pool.forEach(() -> true, progress.andThen(numbers)));
        } else {
            pool.write(target.path(), progress);
        }
    }

    private void tellFile(Output out, long numbers, TargetFile target) {
        if (out.json()) {
            out.json(new Written(task, target.path().toString(), numbers));
        } else {
            out.note(Words.number(numbers) + " numbers of task " + task + " written to " + target.path());
        }
    }

    private int table(PoolExport pool, PoolProgress progress, Output out) {
        pool.forEach(() -> wanted(progress, out), number -> {
            if (progress.read() == 0) {
                out.result(COLUMNS.header());
            }
            progress.accept(number);
            out.result(line(number));
        });
        if (progress.read() == 0) {
            out.result("Task " + task + " has no numbers.");
        }
        return 0;
    }

    /** Whether anybody reads on, asked once for each page: asking takes as long as writing. */
    private static boolean wanted(PoolProgress progress, Output out) {
        return progress.read() % NumberPage.MOST != 0 || out.read();
    }

    private static String line(PooledNumber number) {
        return COLUMNS.line(
                String.valueOf(number.id()),
                number.cellphone(),
                number.name() == null ? "" : number.name(),
                number.description() == null ? "" : number.description(),
                Words.number(number.callCount()),
                Words.number(number.customerAnswerCount()),
                Words.number(number.agentAnswerCount()));
    }

    private record Written(long task, String file, long numbers) {}
}
