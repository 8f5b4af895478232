package numberimport.pipeline;

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
            var list = NumberFile.open(path, ReadingOptions.FIND_OUT);
            var column = numberColumn(list, doNotCall);
            var unread = 0;
            try (var rows = list.read()) {
                for (var row = rows.next(); row != null; row = rows.next()) {
                    unread += doNotCall.add(list.name(), row.raw(column)) ? 0 : 1;
                }
            }
            if (unread > 0) {
                warning.accept("Do-not-call list " + list.name() + ": " + unread
                        + " rows hold no valid number and stop nobody");
            }
        } catch (UnreadableFileException e) {
            throw SourceTable.problem(e);
        }
    }

    /** The column with the numbers; a list without a header has them in its first column, from its first line on. */
    private static int numberColumn(NumberFile list, DoNotCall doNotCall) {
        try {
            return ColumnMapping.of(list.columns(), List.of()).columns().stream()
                    .filter(column -> column.field() == Field.CELLPHONE)
                    .findFirst()
                    .orElseThrow()
                    .index();
        } catch (MappingException e) {
            if (!e.code().equals("NO_HEADER")) {
                throw new ProblemException(new Problem(
                        e.code(),
                        "Do-not-call list " + list.name() + ": " + e.getMessage(),
                        e.hint(),
                        ExitCode.REFUSED));
            }
            doNotCall.add(list.name(), list.columns().get(0));
            return 0;
        }
    }
}
