package numberimport.sandbox.control;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Says what was wrong with what a tester asked for: {@code {"error": "…"}}. */
@RestControllerAdvice(basePackageClasses = ControlErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class ControlErrors {

    @ExceptionHandler
    ResponseEntity<ObjectNode> wrong(WrongInputException wrong) {
        return answer(wrong.status(), String.valueOf(wrong.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ObjectNode> unreadable(HttpMessageNotReadableException unreadable) {
        return answer(HttpStatus.BAD_REQUEST, "The body is not JSON.");
    }

    private static ResponseEntity<ObjectNode> answer(HttpStatus status, String error) {
        return ResponseEntity.status(status)
                .body(JsonNodeFactory.instance.objectNode().put("error", error));
    }
}
