package numberimport.pipeline;

import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import numberimport.api.ApiException;
import numberimport.api.CalloutTaskApi;
import numberimport.api.NumberPage;
import numberimport.api.PooledNumber;
import numberimport.api.TaskDetails;
import numberimport.file.ReportWriter;

/** The numbers of a task's pool, one by one in the order of their ids; never all in memory. */
public final class PoolExport {

    private static final List<String> COLUMNS = List.of(
            "id", "cellphone", "name", "description", "call_count", "customer_answer_count", "agent_answer_count");

    private final long task;
    private final Supplier<Stream<PooledNumber>> numbers;
    private final long size;
    private final long most;

    private PoolExport(long task, Supplier<Stream<PooledNumber>> numbers, long size, long most) {
        this.task = task;
        this.numbers = numbers;
        this.size = size;
        this.most = most;
    }

    /** At most so many numbers of a task; one that is not there is a problem. */
    public static PoolExport of(CalloutTaskApi api, long task, long most) {
        try {
            return of(api.task(task), () -> api.pool(task, 0), most);
        } catch (ApiException e) {
            throw ApiProblems.of(task, e);
        }
    }

    /** At most so many of a task's numbers, wherever they are read. */
    public static PoolExport of(TaskDetails task, Supplier<Stream<PooledNumber>> numbers, long most) {
        return new PoolExport(task.id(), numbers, size(task, most), most);
    }

    private static long size(TaskDetails task, long most) {
        var count = task.customerCount();
        return count == null ? most : Math.min(most, count);
    }

    public long task() {
        return task;
    }

    /** How many numbers there are to read, as the task counts them. */
    public long size() {
        return size;
    }

    /** How long the API's pace makes reading them at least. */
    public Duration leastTime() {
        return NumberPage.leastTime(size);
    }

    /** Hands the numbers over as long as they are wanted. */
    public void forEach(BooleanSupplier wanted, Consumer<PooledNumber> action) {
        try (var read = numbers.get()) {
            read.limit(most).takeWhile(number -> wanted.getAsBoolean()).forEachOrdered(action);
        } catch (ApiException e) {
            throw ApiProblems.of(task, e);
        }
    }

    /** Writes them to a file, CSV or XLSX by its ending; {@code written} hears each. */
    public void write(Path target, Consumer<PooledNumber> written) {
        ReportOutput.write(
                target,
                null,
                COLUMNS,
                report -> forEach(() -> true, number -> {
                    report.write(cells(number));
                    written.accept(number);
                }));
    }

    /** Writes them as CSV while they are read; where reading fails, it ends in the middle. */
    public void writeCsv(OutputStream out) {
        try (var report = ReportWriter.streamed(out, COLUMNS)) {
            try {
                forEach(() -> true, number -> report.write(cells(number)));
            } catch (RuntimeException e) {
                report.discard();
                throw e;
            }
        }
    }

    private static List<String> cells(PooledNumber number) {
        return List.of(
                String.valueOf(number.id()),
                number.cellphone(),
                number.name() == null ? "" : number.name(),
                number.description() == null ? "" : number.description(),
                String.valueOf(number.callCount()),
                String.valueOf(number.customerAnswerCount()),
                String.valueOf(number.agentAnswerCount()));
    }
}
