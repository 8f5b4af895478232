package numberimport.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import numberimport.file.NumberFile;
import numberimport.file.ReadingOptions;
import numberimport.file.SourceRow;
import numberimport.file.UnreadableFileException;
import numberimport.validation.ColumnMapping;
import numberimport.validation.DoNotCall;
import numberimport.validation.Field;
import numberimport.validation.MappingException;

/**
 * A do-not-call list: a table whose header names the number column, or numbers without a header. Refused where most of its rows hold
 * no number, since such a list stops nobody.
 */
record DoNotCallFile(Path path, String region) {

    private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[\\s,;|/、，；]+");

    /** Refuses a list that was last changed longer ago. */
    void refuseOlderThan(int days, Clock clock) {
        if (!Files.exists(path)) {
            return;
        }
        try {
            var age = Duration.between(Files.getLastModifiedTime(path).toInstant(), clock.instant())
                    .toDays();
            if (age > days) {
                throw new ProblemException(new Problem(
                        "LIST_TOO_OLD",
                        "Do-not-call list " + path.getFileName() + " was last changed " + age
                                + " days ago, expected at most " + days + ".",
                        "fetch the list again, or allow more days with --dnc-max-age",
                        ExitCode.REFUSED));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void readInto(DoNotCall doNotCall, Consumer<String> warning) {
        try {
            read(ReadingOptions.FIND_OUT, doNotCall, warning);
        } catch (UnreadableFileException e) {
            if (!e.code().equals("NO_HEADER")) {
                throw SourceTable.problem(e);
            }
            try {
                read(ReadingOptions.HEADERLESS, doNotCall, warning);
            } catch (UnreadableFileException headerless) {
                throw SourceTable.problem(headerless);
            }
        }
    }

    private void read(ReadingOptions options, DoNotCall doNotCall, Consumer<String> warning) {
        try (var list = NumberFile.open(path, options);
                var rows = list.read()) {
            var columns = options.headerRow() == ReadingOptions.NO_HEADER ? List.<Integer>of() : numberColumn(list);
            var read = 0L;
            var unread = 0L;
            for (var row = rows.next(); row != null; row = rows.next()) {
                var held = columns.isEmpty()
                        ? anyNumber(row, list.name(), doNotCall)
                        : numbers(row.rawPadded(columns.get(0)), list.name(), doNotCall);
                read += held ? 1 : 0;
                unread += held ? 0 : 1;
            }
            tell(list.name(), read, unread, warning);
        }
    }

    /** Without a header every cell may be the number: one too many on the list harms less than one too few. */
    private static boolean anyNumber(SourceRow row, String list, DoNotCall doNotCall) {
        return IntStream.range(0, row.size())
                        .filter(column -> numbers(row.rawPadded(column), list, doNotCall))
                        .count()
                > 0;
    }

    /** The number of a cell, or all the numbers it holds. */
    private static boolean numbers(String cell, String list, DoNotCall doNotCall) {
        if (doNotCall.add(list, cell)) {
            return true;
        }
        var parts = BETWEEN_NUMBERS.splitAsStream(cell.strip()).toList();
        return parts.size() > 1
                && parts.stream().filter(part -> doNotCall.add(list, part)).count() == parts.size();
    }

    private static void tell(String list, long read, long unread, Consumer<String> warning) {
        if (unread > read) {
            throw new ProblemException(new Problem(
                    "LIST_UNREADABLE",
                    "Do-not-call list " + list + ": only " + read + " of " + (read + unread)
                            + " rows hold a valid number; the others would stop nobody.",
                    "write one number a line, or put a header such as 手机号 above the numbers",
                    ExitCode.REFUSED));
        }
        if (unread > 0) {
            warning.accept("Do-not-call list " + list + ": " + unread
                    + (unread == 1 ? " row holds" : " rows hold") + " no valid number and "
                    + (unread == 1 ? "stops" : "stop") + " nobody");
        }
    }

    private List<Integer> numberColumn(NumberFile list) {
        try {
            return ColumnMapping.of(list.columns(), List.of(), region, () -> SourceTable.firstRows(list))
                    .columns()
                    .stream()
                    .filter(column -> column.field() == Field.CELLPHONE)
                    .map(column -> column.index())
                    .toList();
        } catch (MappingException e) {
            throw new ProblemException(new Problem(
                    e.code(),
                    "Do-not-call list " + list.name() + ": " + e.getMessage(),
                    e.code().equals("NO_HEADER")
                            ? "write nothing but the number into each line, or put a header such as 手机号 above the numbers"
                            : "call its column of numbers 手机号, or leave the other columns out",
                    ExitCode.REFUSED));
        }
    }
}
