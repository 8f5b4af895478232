package numberimport.pipeline;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A wish, from anywhere in this process, that its run stop in order. */
public final class StopSignal {

    private final AtomicReference<@Nullable String> reason = new AtomicReference<>();

    /** Asks for the stop; the first reason stays. */
    public void stop(String why) {
        reason.compareAndSet(null, why);
    }

    /** The first reason given; empty while nobody wants a stop. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason.get());
    }
}
