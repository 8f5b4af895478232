package numberimport.console;

import jakarta.servlet.http.HttpSession;
import numberimport.access.Caller;
import numberimport.access.Tokens;
import numberimport.web.Callers;
import numberimport.web.Streams;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Tells an open page that its run goes on; nothing more once its session is over. */
@Controller
final class EventPages {

    private final Streams streams;
    private final Callers callers;
    private final Tokens tokens;

    EventPages(Streams streams, Callers callers, Tokens tokens) {
        this.streams = streams;
        this.callers = callers;
        this.tokens = tokens;
    }

    @GetMapping(path = "/runs/{run}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> events(@PathVariable long run, HttpSession session) {
        var caller = callers.current();
        return streams.run(run, () -> isSignedIn(session, caller));
    }

    private boolean isSignedIn(HttpSession session, Caller caller) {
        try {
            var unused = session.getCreationTime();
            return tokens.stillRecognised(caller);
        } catch (IllegalStateException over) {
            return false;
        }
    }
}
