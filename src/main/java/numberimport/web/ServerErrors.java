package numberimport.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Says in our form what the servlet container refuses by itself, in place of Spring Boot's own page. */
@Controller
public final class ServerErrors implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> answer(HttpServletRequest request) {
        var status = status(request);
        var detail = ProblemAnswers.detail(
                status,
                status.name(),
                status.is5xxServerError()
                        ? "The request ended by a fault."
                        : "There is nothing of that name here, or it takes no such request.",
                ProblemAnswers.DESCRIPTION);
        return ResponseEntity.status(status).body(detail);
    }

    /** What it was refused with; nothing was, where somebody asks for the page of errors itself. */
    public static HttpStatus status(HttpServletRequest request) {
        var refused = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : HttpStatus.NOT_FOUND;
        return Objects.requireNonNullElse(refused, HttpStatus.BAD_REQUEST);
    }
}
