package numberimport.web;

import java.util.function.BooleanSupplier;
import numberimport.access.Tokens;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells how launches and runs go on, as server-sent events. */
@RestController
@RequestMapping("/api/v1")
final class EventEndpoints {

    private final Streams streams;
    private final Callers callers;
    private final Tokens tokens;

    EventEndpoints(Streams streams, Callers callers, Tokens tokens) {
        this.streams = streams;
        this.callers = callers;
        this.tokens = tokens;
    }

    @GetMapping(path = "/launches/{launch}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> launch(@PathVariable long launch) {
        return streams.launch(launch, stillRecognised());
    }

    @GetMapping(path = "/runs/{run}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> run(@PathVariable long run) {
        return streams.run(run, stillRecognised());
    }

    private BooleanSupplier stillRecognised() {
        var caller = callers.current();
        return () -> tokens.stillRecognised(caller);
    }
}
