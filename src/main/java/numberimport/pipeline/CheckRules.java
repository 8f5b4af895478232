package numberimport.pipeline;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Consumer;
import numberimport.validation.Dedupe;
import numberimport.validation.DoNotCall;
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
                var file = new DoNotCallFile(Path.of(list), options.region());
                if (options.doNotCallDays() != null) {
                    file.refuseOlderThan(options.doNotCallDays(), clock);
                }
                file.readInto(doNotCall, warning);
            }
            return new Rules(options.region(), dedupe(options), doNotCall, inTask, options.constantFields());
        } catch (IllegalArgumentException e) {
            throw invalid(e);
        }
    }

    /** Refuses rules that can't be used, before anything is read. */
    static void require(ImportOptions options) {
        dedupe(options);
        inTask(options);
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
}
