package numberimport.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import numberimport.validation.Rules;

/** Makes the rules of a check from the options, do-not-call lists read in. */
final class CheckRules {

    private CheckRules() {}

    static Rules of(ImportOptions options, Consumer<String> warning) {
        try {
            var doNotCall = DoNotCall.forRegion(options.region());
            for (var list : options.doNotCall()) {
                read(Path.of(list), doNotCall, warning);
            }
            return new Rules(options.region(), Dedupe.valueOf(options.dedupe().toUpperCase(Locale.ROOT)), doNotCall);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(new Problem(
                    "RULES_INVALID", String.valueOf(e.getMessage()), "see --region and --dedupe", ExitCode.USAGE));
        }
    }

    private static void read(Path path, DoNotCall doNotCall, Consumer<String> warning) {
        try {
            readTable(path, doNotCall, warning);
        } catch (UnreadableFileException e) {
            if (!e.code().equals("NO_HEADER")) {
                throw SourceTable.problem(e);
            }
            readLines(path, doNotCall, warning);
        }
    }

    private static void readTable(Path path, DoNotCall doNotCall, Consumer<String> warning) {
        try (var list = NumberFile.open(path, ReadingOptions.FIND_OUT);
                var rows = list.read()) {
            var column = numberColumn(list);
            var unread = 0;
            for (var row = rows.next(); row != null; row = rows.next()) {
                unread += doNotCall.add(list.name(), row.raw(column)) ? 0 : 1;
            }
            tellUnread(list.name(), unread, warning);
        }
    }

    /** A list without a header: a number a line. */
    private static void readLines(Path path, DoNotCall doNotCall, Consumer<String> warning) {
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
        tellUnread(name, unread, warning);
    }

    private static void tellUnread(String list, int unread, Consumer<String> warning) {
        if (unread > 0) {
            warning.accept("Do-not-call list " + list + ": " + unread + " rows hold no valid number and stop nobody");
        }
    }

    private static int numberColumn(NumberFile list) {
        try {
            return ColumnMapping.of(list.columns(), List.of()).columns().stream()
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
