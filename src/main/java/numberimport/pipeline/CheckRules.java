package numberimport.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import numberimport.file.NumberFile;
import numberimport.file.ReadingOptions;
import numberimport.file.UnreadableFileException;
import numberimport.validation.ColumnMapping;
import numberimport.validation.Dedupe;
import numberimport.validation.DoNotCall;
import numberimport.validation.Field;
import numberimport.validation.MappingException;
import numberimport.validation.NumbersInTask;
import numberimport.validation.Rules;

/** Makes the rules of a check from the options, do-not-call lists read in. */
final class CheckRules {

    private final ImportOptions options;
    private final Consumer<String> warning;
    private final Clock clock;

    CheckRules(ImportOptions options, Consumer<String> warning, Clock clock) {
        this.options = options;
        this.warning = warning;
        this.clock = clock;
    }

    /** Where the task is not asked: its pool is not looked at, even if that is wanted. */
    Rules withoutTask() {
        if (dedupe(options) == Dedupe.POOL) {
            warning.accept("The task's pool is not looked at: numbers that it holds already count as ready here.");
        }
        return with(inTask(options));
    }

    /** For numbers that go into a task which holds these. */
    Rules with(NumbersInTask inTask) {
        try {
            var doNotCall = DoNotCall.forRegion(options.region());
            for (var list : options.doNotCall()) {
                read(Path.of(list), doNotCall);
            }
            return new Rules(options.region(), dedupe(options), doNotCall, inTask, options.constantFields());
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
    }

    static Dedupe dedupe(ImportOptions options) {
        try {
            return Dedupe.valueOf(options.dedupe().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
    }

    /** No number yet. */
    static NumbersInTask inTask(ImportOptions options) {
        try {
            return NumbersInTask.noneOf(options.region().strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
    }

    private static ProblemException invalid(IllegalArgumentException cause) {
        return new ProblemException(new Problem(
                "RULES_INVALID", String.valueOf(cause.getMessage()), "see --region and --dedupe", ExitCode.USAGE));
    }

    private void read(Path path, DoNotCall doNotCall) {
        refuseOld(path);
        try {
            readTable(path, doNotCall);
        } catch (UnreadableFileException e) {
            if (!e.code().equals("NO_HEADER")) {
                throw SourceTable.problem(e);
            }
            readLines(path, doNotCall);
        }
    }

    private void refuseOld(Path path) {
        var most = options.doNotCallDays();
        if (most == null || !Files.exists(path)) {
            return;
        }
        try {
            var days = Duration.between(Files.getLastModifiedTime(path).toInstant(), clock.instant())
                    .toDays();
            if (days > most) {
                throw new ProblemException(new Problem(
                        "LIST_TOO_OLD",
                        "Do-not-call list " + path.getFileName() + " was last changed " + days
                                + " days ago, expected at most " + most + ".",
                        "fetch the list again, or allow more days with --dnc-max-age",
                        ExitCode.REFUSED));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readTable(Path path, DoNotCall doNotCall) {
        try (var list = NumberFile.open(path, ReadingOptions.FIND_OUT);
                var rows = list.read()) {
            var column = numberColumn(list);
            var unread = 0;
            for (var row = rows.next(); row != null; row = rows.next()) {
                unread += doNotCall.add(list.name(), row.raw(column)) ? 0 : 1;
            }
            tellUnread(list.name(), unread);
        }
    }

    /** A list without a header: a number a line. */
    private void readLines(Path path, DoNotCall doNotCall) {
        var name = path.getFileName().toString();
        var unread = 0;
        try {
            for (var line : Files.readAllLines(path)) {
                unread += line.isBlank() || doNotCall.add(name, line.strip()) ? 0 : 1;
            }
        } catch (IOException e) {
            throw new ProblemException(new Problem(
                    "LIST_UNREADABLE",
                    "Do-not-call list " + name + " can't be read as lines of UTF-8: "
                            + e.getClass().getSimpleName(),
                    "write one number a line, or put a header above the numbers",
                    ExitCode.REFUSED));
        }
        tellUnread(name, unread);
    }

    private void tellUnread(String list, int unread) {
        if (unread > 0) {
            warning.accept("Do-not-call list " + list + ": " + unread + " rows hold no valid number and stop nobody");
        }
    }

    private int numberColumn(NumberFile list) {
        try {
            return ColumnMapping.of(list.columns(), List.of(), options.region(), () -> SourceTable.firstRows(list))
                    .columns()
                    .stream()
                    .filter(column -> column.field() == Field.CELLPHONE)
                    .findFirst()
                    .orElseThrow()
                    .index();
        } catch (MappingException e) {
            throw new ProblemException(new Problem(
                    e.code(), "Do-not-call list " + list.name() + ": " + e.getMessage(), e.hint(), ExitCode.REFUSED));
        }
    }
}
