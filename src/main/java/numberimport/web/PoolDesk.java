package numberimport.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import numberimport.api.NumberPage;
import numberimport.api.PooledNumber;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.PoolExport;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.FileSystemUtils;

/**
 * Looks a number up in a task's pool, and gives the whole pool as a file. The API finds no number by itself, so that the pool is read,
 * 500 numbers a call: a search reads a part of it at a time and says how far it is. Each download is written into the audit.
 */
public final class PoolDesk {

    /** Of a workbook, whose first byte can only leave once all is read: as many as take less than a minute. */
    static final long MOST_IN_A_WORKBOOK = 25_000;

    private static final int CALLS_A_SEARCH = 10;
    private static final String CHINA = "86";
    private static final int WITH_CHINA = 13;

    private final TaskDesk tasks;
    private final Callers callers;

    PoolDesk(TaskDesk tasks, Callers callers) {
        this.tasks = tasks;
        this.callers = callers;
    }

    /** What a part of the pool has of a number: {@code read} are the numbers of that part, {@code next} is where it goes on, if it does. */
    public record Found(
            List<PooledNumber> numbers, long read, @Nullable Long next) {}

    /** Looks for a number, however it is written, behind an id; not further than where it is found. Viewers see it masked. */
    public Found search(long task, String account, String number, long after) {
        var found = read(task, account, number, after);
        return new Found(callers.shown(new NumberPage(found.numbers())).numbers(), found.read(), found.next());
    }

    private Found read(long task, String account, String number, long after) {
        var wanted = digits(number);
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("The number has no digit.");
        }
        return tasks.asked(account, task, api -> {
            var found = new ArrayList<PooledNumber>();
            var read = 0L;
            var last = after;
            for (var calls = 0; calls < CALLS_A_SEARCH && found.isEmpty(); calls++) {
                var page = api.numbers(task, last);
                if (page.empty()) {
                    return new Found(found, read, null);
                }
                page.numbers().stream()
                        .filter(pooled -> digits(pooled.cellphone()).equals(wanted))
                        .forEach(found::add);
                read += page.numbers().size();
                last = page.lastId();
            }
            return new Found(found, read, last);
        });
    }

    private static String digits(String number) {
        var digits = new StringBuilder();
        number.codePoints()
                .map(letter -> Character.digit(letter, 10))
                .filter(digit -> digit >= 0)
                .forEach(digits::append);
        return digits.length() == WITH_CHINA && digits.indexOf(CHINA) == 0
                ? digits.substring(CHINA.length())
                : digits.toString();
    }

    /** All of it, csv or xlsx: a CSV goes out while it is read. */
    public void download(long task, String account, String format, HttpServletResponse response) throws IOException {
        var name = "task-" + task + "-pool." + format;
        var pool = tasks.asked(account, task, api -> PoolExport.of(api, task, Long.MAX_VALUE));
        switch (format) {
            case "csv" -> {
                begin(account, name, response);
                stream(pool, response);
            }
            case "xlsx" -> {
                requireWorkbook(pool);
                begin(account, name, response);
                copy(pool, name, response);
            }
            default -> throw new IllegalArgumentException("format is \"" + format + "\", expected csv or xlsx.");
        }
    }

    private void begin(String account, String name, HttpServletResponse response) {
        callers.did("download", null, name + " of account " + account);
        response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Downloads.attachment(name));
    }

    private static void stream(PoolExport pool, HttpServletResponse response) throws IOException {
        try {
            pool.writeCsv(response.getOutputStream());
        } catch (RuntimeException e) {
            if (response.isCommitted()) {
                // The connection breaks: whoever has a part must not take it for the whole.
                throw new IOException("The download of the pool of task " + pool.task() + " broke off", e);
            }
            response.reset();
            throw e;
        }
    }

    private static void requireWorkbook(PoolExport pool) {
        if (pool.size() > MOST_IN_A_WORKBOOK) {
            throw new ProblemException(new Problem(
                    "POOL_TOO_LARGE",
                    "Task " + pool.task() + " has " + pool.size() + " numbers in its pool, expected at most "
                            + MOST_IN_A_WORKBOOK + " for a workbook.",
                    "download it as CSV, which begins at once",
                    ExitCode.USAGE));
        }
    }

    private static void copy(PoolExport pool, String name, HttpServletResponse response) throws IOException {
        var folder = Files.createTempDirectory("number-import-download-");
        try {
            var file = folder.resolve(name);
            pool.write(file, number -> {});
            Files.copy(file, response.getOutputStream());
        } catch (RuntimeException e) {
            response.reset();
            throw e;
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}
