package numberimport.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells how launches and runs go on, as server-sent events: the whole state whenever it changed, looked at once a second in the ledger,
 * whichever process is at work; a comment every 15 seconds; the end of the stream when there is no more to come.
 */
@RestController
@RequestMapping("/api/v1")
final class EventEndpoints {

    private static final Logger log = LoggerFactory.getLogger(EventEndpoints.class);

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int LOOKS_A_COMMENT = 15;
    private static final int MOST_LISTENERS = 200;

    private final RunArchive archive;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "events"));

    private final ScheduledFuture<?> looks;

    EventEndpoints(ImportLauncher launcher) {
        this.archive = launcher.archive();
        this.looks =
                looking.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @GetMapping(path = "/launches/{launch}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> launch(@PathVariable long launch) {
        return listening(() -> launchNow(launch));
    }

    @GetMapping(path = "/runs/{run}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> run(@PathVariable long run) {
        return listening(() -> runNow(run));
    }

    /** What is the case now, and whether it can still change. */
    private record Now(String name, Object state, boolean last) {}

    /** A launch with the run that it has become. */
    record LaunchProgress(LaunchView launch, @Nullable RunView run) {}

    private Now launchNow(long id) {
        var launch = LaunchEndpoints.found(archive, id);
        var run = launch.run() == null ? null : archive.show(launch.run());
        return new Now("launch", new LaunchProgress(launch, run), launch.endedAt() != null);
    }

    private Now runNow(long id) {
        var run = archive.show(id);
        return new Now("run", run, run.exit() != null);
    }

    private ResponseEntity<SseEmitter> listening(Supplier<Now> state) {
        if (listeners.size() >= MOST_LISTENERS) {
            throw new ProblemException(new Problem(
                    "TOO_MANY_LISTENERS",
                    MOST_LISTENERS + " streams of events are open already.",
                    "ask for the state itself every few seconds",
                    ExitCode.STOPPED));
        }
        var listener = new Listener(new SseEmitter(0L), state);
        if (listener.look()) {
            listeners.add(listener);
            listener.emitter.onCompletion(() -> listeners.remove(listener));
        }
        return ResponseEntity.ok().header("X-Accel-Buffering", "no").body(listener.emitter);
    }

    private void look() {
        listeners.removeIf(EventEndpoints::ended);
    }

    private static boolean ended(Listener listener) {
        try {
            return !listener.look();
        } catch (ProblemException gone) {
            listener.emitter.complete();
            return true;
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
        private final Supplier<Now> state;
        private @Nullable Now heard;
        private int silent;

        Listener(SseEmitter emitter, Supplier<Now> state) {
            this.emitter = emitter;
            this.state = state;
        }

        /** Says what is new; false when there is no more to come, or nobody listens. */
        boolean look() {
            try {
                var now = state.get();
                if (!now.equals(heard)) {
                    heard = now;
                    silent = 0;
                    emitter.send(SseEmitter.event().name(now.name()).data(now.state(), MediaType.APPLICATION_JSON));
                } else if (++silent % LOOKS_A_COMMENT == 0) {
                    emitter.send(SseEmitter.event().comment("still here"));
                }
                if (now.last()) {
                    emitter.complete();
                }
                return !now.last();
            } catch (IOException | IllegalStateException nobodyListens) {
                return false;
            } catch (ProblemException e) {
                throw e;
            } catch (RuntimeException e) {
                log.warn("The ledger can't be looked at for events, {}; tried again", e.getMessage());
                return true;
            }
        }
    }
}
