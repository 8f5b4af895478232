package numberimport.sandbox;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the client gets to see of a call that misbehaves. */
final class SpoiledAnswer {

    private static final JsonMapper JSON = new JsonMapper();

    private SpoiledAnswer() {}

    static void send(Misbehaviour what, byte[] answer, Visit visit, HttpServletResponse response) throws IOException {
        switch (what.ending()) {
            case STATUS -> page(what.code(), "Error " + what.code(), visit, response);
            case HTML -> page(200, "Please log in", visit, response);
            case REDIRECT -> {
                page(302, "Found", visit, response);
                response.setHeader("Location", "/login");
            }
            case REJECT_ALL -> {
                visit.answered(what.code());
                json("{\"code\":%d,\"message\":\"Rejected\"}".formatted(what.code()), response);
            }
            case COUNT_LIE -> json(miscounted(answer), response);
            case SLOW -> response.getOutputStream().write(answer);
            case HALF_ANSWER -> {
                response.setContentLength(answer.length);
                response.getOutputStream().write(answer, 0, answer.length / 2);
                response.flushBuffer();
                visit.hangUp();
            }
            default -> visit.hangUp();
        }
    }

    private static void page(int status, String title, Visit visit, HttpServletResponse response) throws IOException {
        visit.answered(status);
        response.reset();
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(utf8("<!doctype html><title>%1$s</title><h1>%1$s</h1>\n".formatted(title)));
    }

    private static void json(String body, HttpServletResponse response) throws IOException {
        response.reset();
        response.setContentType("application/json");
        response.getOutputStream().write(utf8(body));
    }

    private static String miscounted(byte[] answer) {
        var counts = (ObjectNode) JSON.readTree(answer);
        return counts.put("successful_count", counts.path("successful_count").asInt(0) + 1)
                .toString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
