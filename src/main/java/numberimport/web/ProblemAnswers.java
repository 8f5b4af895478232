package numberimport.web;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import numberimport.pipeline.Problem;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.Profiles;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers with problem+json: a stable type and code, what was found, and the way out. */
@RestControllerAdvice
class ProblemAnswers extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);

    static final String DESCRIPTION = "see the description of the interface";
    private static final int API_HAS_NO_SUCH_THING = 2005;

    /** How the codes end that say that there is something of that name already. */
    private static final String TAKEN = "_EXISTS";

    private static final Set<String> NOT_THERE = Set.of(
            "RUN_NOT_FOUND",
            "LAUNCH_NOT_FOUND",
            "TASK_NOT_FOUND",
            "SCHEDULE_UNKNOWN",
            "PROFILE_UNKNOWN",
            "ACCOUNT_UNKNOWN",
            "HOLD_UNKNOWN",
            "TOKEN_UNKNOWN");

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(ProblemException e) {
        var problem = e.problem();
        var detail = detail(status(problem), problem.code(), problem.message(), problem.hint());
        detail.setProperty("exit", problem.exit().code());
        if (problem.run() != null) {
            detail.setProperty("run", problem.run());
        }
        if (problem.apiCode() != null) {
            detail.setProperty("apiCode", problem.apiCode());
        }
        return ResponseEntity.status(detail.getStatus()).body(detail);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(IllegalArgumentException e) {
        return answer(HttpStatus.BAD_REQUEST, "USAGE", String.valueOf(e.getMessage()), DESCRIPTION);
    }

    /** More fields than the server reads. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(InvalidParameterException e) {
        return answer(HttpStatus.BAD_REQUEST, "BAD_REQUEST", "The fields can't be read, or are too many.", DESCRIPTION);
    }

    /** A form that can't be read; one that is too large is Spring's to tell. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(MultipartException e) {
        return answer(
                HttpStatus.BAD_REQUEST, "BAD_REQUEST", "The form can't be read.", "send it as multipart/form-data");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(RuntimeException e) {
        log.error("A request ended by a fault", e);
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "INTERNAL",
                "The request ended by a fault: " + e.getClass().getSimpleName() + ".",
                "the log says where");
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, String code, String message, String hint) {
        return ResponseEntity.status(status).body(detail(status, code, message, hint));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var detail = ProblemDetail.forStatusAndDetail(status, RequestFaults.sentence(e.getBindingResult()));
        return handleExceptionInternal(e, detail, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var detail = ProblemDetail.forStatusAndDetail(status, RequestFaults.sentence(e));
        return handleExceptionInternal(e, detail, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var detail = ProblemDetail.forStatusAndDetail(status, RequestFaults.sentence(e));
        return handleExceptionInternal(e, detail, headers, status, request);
    }

    /** What Spring refuses by itself gets our form. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail detail && detail.getProperties() == null) {
            var code = HttpStatus.valueOf(status.value()).name();
            detail.setType(URI.create(type(code)));
            detail.setProperty("code", code);
            detail.setProperty("hint", DESCRIPTION);
        }
        return super.createResponseEntity(body, headers, status, request);
    }

    /** Such as {@code /problems/already-imported}. */
    static String type(String code) {
        return "/problems/" + code.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ProblemDetail detail(HttpStatus status, String code, String message, String hint) {
        var detail = ProblemDetail.forStatusAndDetail(status, message);
        detail.setType(URI.create(type(code)));
        detail.setProperty("code", code);
        detail.setProperty("hint", hint);
        return detail;
    }

    private static HttpStatus status(Problem problem) {
        if (NOT_THERE.contains(problem.code())
                || Integer.valueOf(API_HAS_NO_SUCH_THING).equals(problem.apiCode())) {
            return HttpStatus.NOT_FOUND;
        }
        if (problem.code().equals(Uploads.RUNNING)) {
            return HttpStatus.TOO_MANY_REQUESTS;
        }
        if (problem.code().equals(Uploads.DISK_FULL)) {
            return HttpStatus.INSUFFICIENT_STORAGE;
        }
        if (problem.code().endsWith(TAKEN) || problem.code().equals(Profiles.OVERLAPS)) {
            return HttpStatus.CONFLICT;
        }
        return switch (problem.exit()) {
            case USAGE -> HttpStatus.BAD_REQUEST;
            case NOTHING_TO_DO -> HttpStatus.CONFLICT;
            case API_FAILED -> HttpStatus.BAD_GATEWAY;
            case STOPPED -> HttpStatus.SERVICE_UNAVAILABLE;
            case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
            default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }
}
