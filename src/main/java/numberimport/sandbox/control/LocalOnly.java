package numberimport.sandbox.control;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerInterceptor;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Keeps web pages out, which a browser on this machine may have open: a request has to name this machine as its host, and what it
 * posts or puts has to be declared as JSON, which a page of another origin can't do. Neither can it delete.
 */
public final class LocalOnly implements HandlerInterceptor {

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost");
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!THIS_MACHINE.contains(request.getServerName())) {
            refuse(
                    response,
                    HttpStatus.FORBIDDEN,
                    "The host is %s, expected 127.0.0.1 or localhost.".formatted(request.getServerName()));
            return false;
        }
        if (WITH_BODY.contains(request.getMethod()) && !isJson(request.getContentType())) {
            refuse(
                    response,
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "The content type is %s, expected application/json.".formatted(request.getContentType()));
            return false;
        }
        return true;
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null
                && contentType.split(";", 2)[0].strip().equalsIgnoreCase(MediaType.APPLICATION_JSON_VALUE);
    }

    private static void refuse(HttpServletResponse response, HttpStatus status, String error) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        var body = JsonNodeFactory.instance.objectNode().put("error", error).toString();
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
