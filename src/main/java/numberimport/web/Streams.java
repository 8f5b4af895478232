package numberimport.web;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import numberimport.intake.LaunchView;
import numberimport.pipeline.ExitCode;
import numberimport.pipeline.ImportLauncher;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.RunArchive;
import numberimport.pipeline.RunView;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Streams of server-sent events: the whole state of a launch or a run whenever it changed, looked at once a second in the ledger,
 * whichever process is at work, and once for all who hear of the same; a comment every 15 seconds; when there is no more to come, the
 * last state once more as "done", and the end of the stream. It ends within seconds too when somebody may not listen any longer.
 */
public final class Streams {

    private static final Logger log = LoggerFactory.getLogger(Streams.class);

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int LOOKS_A_COMMENT = 15;
    private static final int LOOKS_A_CHECK = 5;
    private static final String DONE = "done";
    private static final int MOST_LISTENERS = 200;

    private final RunArchive archive;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "events"));

    private final ScheduledFuture<?> looks;

    Streams(ImportLauncher launcher) {
        this.archive = launcher.archive();
        this.looks =
                looking.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How a launch goes on, and the run that it becomes, for as long as the listener is {@code welcome}. */
    public ResponseEntity<SseEmitter> launch(long launch, BooleanSupplier welcome) {
        return listening(new Subject("launch", launch, () -> launchNow(launch)), welcome);
    }

    /** How a run goes on, for as long as the listener is {@code welcome}. */
    public ResponseEntity<SseEmitter> run(long run, BooleanSupplier welcome) {
        return listening(new Subject("run", run, () -> runNow(run)), welcome);
    }

    /** A launch with the run that it has become. */
    record LaunchProgress(LaunchView launch, @Nullable RunView run) {}

    /** What is heard of: two are the same when kind and number are. */
    private record Subject(String kind, long number, Supplier<Now> state) {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Subject subject && kind.equals(subject.kind) && number == subject.number;
        }

        @Override
        public int hashCode() {
            return kind.hashCode() * 31 + Long.hashCode(number);
        }
    }

    /** What is the case now, and whether it can still change. */
    private record Now(Object state, boolean last) {}

    private Now launchNow(long id) {
        var launch = LaunchEndpoints.found(archive, id);
        var run = launch.run() == null ? null : archive.show(launch.run());
        return new Now(new LaunchProgress(launch, run), launch.endedAt() != null);
    }

    private Now runNow(long id) {
        var run = archive.show(id);
        return new Now(run, run.exit() != null);
    }

    private ResponseEntity<SseEmitter> listening(Subject subject, BooleanSupplier welcome) {
        if (listeners.size() >= MOST_LISTENERS) {
            throw new ProblemException(new Problem(
                    "TOO_MANY_LISTENERS",
                    MOST_LISTENERS + " streams of events are open already.",
                    "ask for the state itself every few seconds",
                    ExitCode.STOPPED));
        }
        var listener = new Listener(new SseEmitter(0L), subject, welcome);
        if (listener.hears(subject.state().get())) {
            listeners.add(listener);
            listener.emitter.onCompletion(() -> listeners.remove(listener));
        }
        return ResponseEntity.ok().header("X-Accel-Buffering", "no").body(listener.emitter);
    }

    private void look() {
        Map<Subject, Now> seen = new HashMap<>();
        listeners.removeIf(listener -> ended(
                listener,
                subject ->
                        seen.computeIfAbsent(subject, unseen -> unseen.state().get())));
    }

    private static boolean ended(Listener listener, Function<Subject, Now> look) {
        try {
            if (!listener.isWelcome()) {
                listener.emitter.complete();
                return true;
            }
            return !listener.hears(look.apply(listener.subject));
        } catch (ProblemException gone) {
            listener.emitter.complete();
            return true;
        } catch (RuntimeException e) {
            log.warn("The ledger can't be looked at for events, {}; tried again", e.getMessage());
            return false;
        }
    }

    /** Streams end first: the server waits for requests that are not over. */
    @EventListener(ContextClosedEvent.class)
    public void end() {
        looks.cancel(false);
        looking.shutdown();
        listeners.forEach(listener -> listener.emitter.complete());
    }

    /** Somebody who hears of one thing. */
    private static final class Listener {

        private final SseEmitter emitter;
        private final Subject subject;
        private final BooleanSupplier welcome;
        private @Nullable Now heard;
        private int silent;
        private int looks;

        Listener(SseEmitter emitter, Subject subject, BooleanSupplier welcome) {
            this.emitter = emitter;
            this.subject = subject;
            this.welcome = welcome;
        }

        /** Asked now and then: it may cost a look into the ledger. */
        boolean isWelcome() {
            return ++looks % LOOKS_A_CHECK != 0 || welcome.getAsBoolean();
        }

        /** Says what is new; false when there is no more to come, or nobody listens. */
        boolean hears(Now now) {
            try {
                if (!now.equals(heard)) {
                    heard = now;
                    silent = 0;
                    emitter.send(SseEmitter.event().name(subject.kind()).data(now.state(), MediaType.APPLICATION_JSON));
                } else if (++silent % LOOKS_A_COMMENT == 0) {
                    emitter.send(SseEmitter.event().comment("still here"));
                }
                if (now.last()) {
                    emitter.send(SseEmitter.event().name(DONE).data(now.state(), MediaType.APPLICATION_JSON));
                    emitter.complete();
                }
                return !now.last();
            } catch (IOException | IllegalStateException nobodyListens) {
                return false;
            }
        }
    }
}
