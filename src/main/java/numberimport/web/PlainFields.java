package numberimport.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** Takes no field of a form for a part of another one, such as "map[99999999]": none of ours has parts, and Spring would make room for them. */
@ControllerAdvice
final class PlainFields {

    @InitBinder
    void requirePlain(WebDataBinder form, HttpServletRequest request) {
        // Of a page's own model nothing is read from the request.
        if (form.getTargetType() == null) {
            return;
        }
        for (var field : Collections.list(request.getParameterNames())) {
            if (field.indexOf('[') >= 0 || field.indexOf('.') >= 0) {
                throw new IllegalArgumentException(
                        "There is no field \"" + field + "\", expected a name of letters alone.");
            }
        }
    }
}
