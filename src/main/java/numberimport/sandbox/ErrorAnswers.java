package numberimport.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.NoHandlerFoundException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Puts every error into the API's envelope: code, message and, where there is a detail, exception. */
@RestControllerAdvice
final class ErrorAnswers {

    @ExceptionHandler
    ResponseEntity<ObjectNode> refused(RefusedCallException refusal, @RequestAttribute Visit visit) {
        return answer(refusal.error(), refusal.getMessage(), visit);
    }

    @ExceptionHandler({HttpMessageNotReadableException.class, HttpMediaTypeNotSupportedException.class})
    ResponseEntity<ObjectNode> unreadable(@RequestAttribute Visit visit) {
        return answer(ApiError.UNREADABLE, "the body is not JSON of content type application/json", visit);
    }

    @ExceptionHandler({NoHandlerFoundException.class, HttpRequestMethodNotSupportedException.class})
    ResponseEntity<ObjectNode> noSuchPath(
            HttpServletRequest request, @RequestAttribute(required = false) @Nullable Visit visit) {
        return answer(ApiError.NO_SUCH_PATH, request.getMethod() + " " + request.getRequestURI(), visit);
    }

    private static ResponseEntity<ObjectNode> answer(ApiError error, @Nullable String detail, @Nullable Visit visit) {
        if (visit != null) {
            visit.answered(error.code());
        }
        var envelope =
                JsonNodeFactory.instance.objectNode().put("code", error.code()).put("message", error.message());
        if (detail != null) {
            envelope.putObject("exception").put("message", detail);
        }
        return ResponseEntity.status(error.httpStatus()).body(envelope);
    }
}
