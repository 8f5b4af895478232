package numberimport.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Says on a page that a script, style or picture is not there: nothing but pages has files. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class MissingFilePages {

    private final ProblemPages pages;

    MissingFilePages(ProblemPages pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    ModelAndView missing(NoResourceFoundException e, HttpServletRequest request, Locale locale) {
        return pages.notFound(request, locale);
    }
}
