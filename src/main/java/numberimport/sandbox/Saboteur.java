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

    private final transient List<Planted> faults = new CopyOnWriteArrayList<>();
    private final transient LateCalls lateCalls;
    private final transient CountDownLatch closing = new CountDownLatch(1);

    Saboteur(List<Fault> faults, LateCalls lateCalls) {
        faults.forEach(this::inject);
        this.lateCalls = lateCalls;
    }

    /** Counted from the start of the sandbox. */
    void inject(Fault fault) {
        inject(fault, 0);
    }

    /** Counted from the arrival after that one. */
    void inject(Fault fault, int after) {
        faults.add(new Planted(fault, after));
    }

    void clear() {
        faults.clear();
    }

    List<String> faults() {
        return faults.stream().map(Planted::toString).toList();
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
        var what = fault.get().fault().what();
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

    /** A fault, and how many arrivals at its endpoint don't count for it. */
    private record Planted(Fault fault, int after) {

        boolean strikes(Visit visit) {
            return fault.strikes(visit, after);
        }

        @Override
        public String toString() {
            return after == 0 ? fault.toString() : fault + " after arrival " + after;
        }
    }
}
