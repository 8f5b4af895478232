package numberimport.sandbox;

import jakarta.servlet.ServletException;
import java.io.IOException;
import numberimport.sandbox.store.Companies;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

/**
 * The first thing that a request meets: writes it into the book, and keeps a way to cut its connection. What is for the sandbox
 * itself, its control and its status page, passes unnoticed.
 */
final class Doorbell extends ValveBase {

    private final VisitorBook visitors;
    private final Companies companies;

    Doorbell(VisitorBook visitors, Companies companies) {
        this.visitors = visitors;
        this.companies = companies;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (Endpoint.isBesideTheApi(request.getRequestURI())) {
            getNext().invoke(request, response);
            return;
        }
        var visit = visitors.enter(request.getMethod(), request.getRequestURI(), caller(request.getParameter("email")));
        visit.cameWith(
                request.getParameter("nonce"),
                () -> response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null));
        request.setAttribute(Visit.ATTRIBUTE, visit);
        getNext().invoke(request, response);
    }

    private String caller(@Nullable String email) {
        return email != null && companies.byEmail(email).isPresent() ? email : "";
    }
}
