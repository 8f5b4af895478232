package numberimport.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import numberimport.pipeline.FoundFile;
import numberimport.pipeline.Operator;
import numberimport.pipeline.Plan;
import numberimport.pipeline.SendingProgress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands in for the person: what the settings allow is sent, and what a person would have to be asked for is not. Writes down what
 * is to be known.
 */
final class Unattended implements Operator {

    private static final Logger log = LoggerFactory.getLogger(Unattended.class);

    private final String launch;
    private final Clock clock;
    private final @Nullable Instant closing;
    private final boolean approved;
    private final List<String> told = new ArrayList<>();
    private @Nullable LongConsumer expectant;

    /** {@code closing} is when the hours of sending end, empty means never; {@code approved} that somebody said yes to a file unlike those before. */
    Unattended(String launch, Clock clock, Optional<Instant> closing, boolean approved) {
        this.launch = launch;
        this.clock = clock;
        this.closing = closing.orElse(null);
        this.approved = approved;
    }

    /** What people should know about the launch besides how it ended. */
    List<String> told() {
        return List.copyOf(told);
    }

    /** The next run that begins is the launch's own, and is told. */
    void expectsItsRun(LongConsumer hears) {
        expectant = hears;
    }

    @Override
    public void begun(long run) {
        var hears = expectant;
        expectant = null;
        if (hears != null) {
            hears.accept(run);
        }
    }

    @Override
    public void found(FoundFile file) {
        file.warnings().forEach(this::warned);
    }

    @Override
    public void checked(long rows) {
        // Seconds for a million rows: nothing worth telling.
    }

    @Override
    public boolean approves(Plan plan) {
        if (closing != null && clock.instant().plus(plan.leastTime()).isAfter(closing)) {
            warned("It needs at least " + plan.leastTime().toMinutes() + " minutes, and the hours of sending end at "
                    + closing + ": the rest follows when they begin again");
        }
        return true;
    }

    @Override
    public boolean goesOnDespite(List<String> differences) {
        differences.forEach(this::warned);
        return approved;
    }

    @Override
    public void sent(Supplier<SendingProgress> progress) {
        // The ledger has it.
    }

    @Override
    public void warned(String sentence) {
        told.add(sentence);
        log.warn("{}: {}", launch, sentence);
    }

    @Override
    public void waits(String sentence) {
        log.info("{}: {}", launch, sentence);
    }
}
