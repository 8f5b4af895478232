package numberimport.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;

/** What those are told who may not ask: a problem in JSON, like any other. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        answer(
                response,
                HttpStatus.UNAUTHORIZED,
                "TOKEN_MISSING",
                "No token is shown, or one that opens nothing.",
                "Authorization: Bearer TOKEN; number-import token add NAME --role ROLE makes one");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        answer(
                response,
                HttpStatus.FORBIDDEN,
                "ROLE_TOO_LOW",
                "The role of this token does not include that.",
                "ask an admin for a token with another role");
    }

    void tooMany(HttpServletResponse response, Duration wait) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
        answer(
                response,
                HttpStatus.TOO_MANY_REQUESTS,
                "TOO_MANY_ATTEMPTS",
                "This address has shown too many tokens that open nothing.",
                "wait " + (wait.toMinutes() + 1) + " minutes");
    }

    void answer(HttpServletResponse response, HttpStatus status, String code, String detail, String hint)
            throws IOException {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", ProblemAnswers.type(code));
        body.put("title", status.getReasonPhrase());
        body.put("status", status.value());
        body.put("detail", detail);
        body.put("code", code);
        body.put("hint", hint);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .write(JsonMapper.shared().writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
    }
}
