package numberimport.sandbox;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Plays the faults: stands between the door and the API, and spoils the calls that a fault strikes. The first fault wins. */
final class Saboteur extends HttpFilter {

    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;
    private final transient LateCalls lateCalls;
    private final transient CountDownLatch closing = new CountDownLatch(1);

    Saboteur(List<Fault> faults, LateCalls lateCalls) {
        this.faults = new CopyOnWriteArrayList<>(faults);
        this.lateCalls = lateCalls;
    }

    void inject(Fault fault) {
        faults.add(fault);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (Endpoint.isBesideTheApi(request.getRequestURI())) {
            chain.doFilter(request, response);
            return;
        }
        var visit = Visit.of(request);
        var fault =
                faults.stream().filter(candidate -> candidate.strikes(visit)).findFirst();
        if (fault.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var what = fault.get().what();
        visit.mayApplyOnly(what.applied());
        switch (what.ending()) {
            case LATE -> lateCalls.applyLater(request, visit, what.delay());
            case HOLD -> lateCalls.admitLater(request, visit, what.delay());
            default -> {
                var answer = answerOf(request, response, chain);
                pause(what.delay());
                SpoiledAnswer.send(what, answer, visit, response);
            }
        }
    }

    /** Ends all pauses: nobody waits any more. */
    void close() {
        closing.countDown();
        lateCalls.close();
    }

    private void pause(Duration delay) {
        try {
            var unused = closing.await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the API answers, held back; nothing where the call is lost in front of it. */
    private static byte[] answerOf(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (Visit.of(request).mayApply() == Misbehaviour.NEVER_ARRIVED) {
            return new byte[0];
        }
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        return answer.getContentAsByteArray();
    }
}
