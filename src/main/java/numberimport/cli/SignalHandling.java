package numberimport.cli;

import java.util.List;
import numberimport.pipeline.StopSignal;
import org.jline.utils.Signals;

/**
 * Ctrl-C and SIGTERM stop a run in order: the call in flight gets its answer first. The second one ends the process at once.
 * Not a shutdown hook: H2's own hook closes the database beside it.
 */
final class SignalHandling {

    private static final List<String> SIGNALS = List.of("INT", "TERM");

    private SignalHandling() {}

    static StopSignal stopInOrder(Output out) {
        return onSignal(out, "Stopping after the call in flight (once more to quit now) …");
    }

    /** Says the sentence, and stops. */
    static StopSignal onSignal(Output out, String sentence) {
        var stop = new StopSignal();
        for (var signal : SIGNALS) {
            Signals.register(signal, () -> {
                SIGNALS.forEach(Signals::registerDefault);
                out.hint(sentence);
                stop.stop("by signal " + signal);
            });
        }
        return stop;
    }
}
