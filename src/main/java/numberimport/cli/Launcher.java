package numberimport.cli;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import numberimport.api.TaskStatus;
import numberimport.pipeline.FoundFile;
import numberimport.pipeline.Operator;
import numberimport.pipeline.Plan;
import numberimport.pipeline.SendingProgress;
import org.jspecify.annotations.Nullable;

/** The person at the command line: reads what was found and planned, says yes or no, and watches. */
final class Launcher implements Operator, AutoCloseable {

    private static final int SHORT_HASH = 4;

    private final Output out;
    private final ProgressStyle style;
    private final boolean yes;
    private final Questions questions;
    private final Clock clock;
    private @Nullable ProgressLine progress;

    Launcher(Output out, ProgressStyle style, boolean yes, Clock clock) {
        this.out = out;
        this.style = out.quiet() ? ProgressStyle.none : style;
        this.yes = yes;
        this.questions = Questions.toTerminal(out);
        this.clock = clock;
    }

    @Override
    public void found(FoundFile file) {
        var how = file.sheet() == null ? file.charset() : "sheet \"" + file.sheet() + "\"";
        var inside = file.inside() == null ? "" : file.inside() + " inside: ";
        out.note(file.name() + "  " + inside + file.format() + ", " + how + ", header row " + file.headerRow()
                + ", sha256 " + file.sha256().substring(0, SHORT_HASH) + "…");
        out.note("  " + file.mapping());
        file.warnings().forEach(out::warn);
    }

    @Override
    public void checked(long rows) {
        // Checking takes a second for a million rows: nothing worth telling.
    }

    @Override
    public boolean approves(Plan plan) {
        var counts = plan.counts();
        var failed = Words.failed(counts);
        out.note("Check   " + Words.number(counts.rows()) + " rows: " + Words.number(counts.unsent()) + " ready"
                + (failed.isEmpty() ? "" : ", " + failed));
        out.note("Task    " + plan.task() + " is " + plan.status()
                + (plan.status() == TaskStatus.CLOSED ? "" : " and is to be closed before anything is sent") + ", pool "
                + Words.number(plan.poolSize()) + " of 1,000,000");
        out.note("Plan    run " + plan.run() + ", " + Words.number(plan.calls())
                + (plan.calls() == 1 ? " call" : " calls") + ", at least " + Words.duration(plan.leastTime())
                + ". Added numbers can't be removed.");
        if (plan.shares().size() > 1) {
            out.note("Split   " + shares(plan));
        }
        if (!yes && questions.reachSomebody() && !questions.confirm(sendingOf(plan))) {
            return false;
        }
        progress = ProgressLine.start(style, clock, out::hint, plan.run(), plan.calls());
        return true;
    }

    @Override
    public boolean goesOnDespite(List<String> differences) {
        differences.forEach(out::warn);
        return yes || (questions.reachSomebody() && questions.confirm("Go on with it?"));
    }

    @Override
    public void sent(Supplier<SendingProgress> sent) {
        if (progress != null) {
            progress.sent(sent.get());
        }
    }

    @Override
    public void warned(String sentence) {
        out.warn(sentence);
    }

    @Override
    public void waits(String sentence) {
        out.hint(sentence);
    }

    @Override
    public void close() {
        if (progress != null) {
            progress.close();
        }
    }

    private static String shares(Plan plan) {
        var further = plan.shares().stream().skip(1).map(Words::number).toList();
        return Words.number(plan.shares().get(0)) + " numbers into task " + plan.task() + ", the rest into "
                + (further.size() == 1 ? "a further task" : further.size() + " further tasks")
                + " with the same settings, a run each: " + String.join(" + ", further);
    }

    private static String sendingOf(Plan plan) {
        return "Send " + Words.number(plan.counts().unsent()) + " numbers to task " + plan.task() + "?";
    }
}
