package numberimport.sandbox;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/** The first thing that a request meets: writes it into the book, and keeps a way to cut its connection. */
final class Doorbell extends ValveBase {

    private final VisitorBook visitors;

    Doorbell(VisitorBook visitors) {
        this.visitors = visitors;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var visit = visitors.enter(request.getMethod(), request.getRequestURI());
        visit.cameWith(
                request.getParameter("nonce"),
                () -> response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null));
        request.setAttribute(Visit.ATTRIBUTE, visit);
        getNext().invoke(request, response);
    }
}
