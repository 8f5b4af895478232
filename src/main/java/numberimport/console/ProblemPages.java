package numberimport.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.regex.Pattern;
import numberimport.pipeline.ProblemException;
import numberimport.pipeline.Settings;
import numberimport.web.ServerErrors;
import numberimport.web.WebServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/** Says on a page what went wrong and the way out. */
@Controller
@ControllerAdvice(basePackageClasses = Console.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ProblemPages {

    private static final Logger log = LoggerFactory.getLogger(ProblemPages.class);

    private static final Pattern NOT_THERE = Pattern.compile(".+_(?:NOT_FOUND|UNKNOWN)|UPLOAD_GONE");

    private final Shown.Formats formats;
    private final Frame frame;
    private final Settings settings;

    ProblemPages(Shown.Formats formats, Frame frame, Settings settings) {
        this.formats = formats;
        this.frame = frame;
        this.settings = settings;
    }

    @RequestMapping("/not-allowed")
    ModelAndView notAllowed(HttpServletRequest request, Locale locale) {
        return page("error.role", HttpStatus.FORBIDDEN, request, locale);
    }

    @RequestMapping("/upload-too-large")
    ModelAndView uploadTooLarge(HttpServletRequest request, Locale locale) {
        var page = page("error.large", HttpStatus.CONTENT_TOO_LARGE, request, locale);
        page.addObject(
                "found",
                "The upload has " + request.getContentLengthLong() + " bytes, expected at most "
                        + WebServer.mostOfARequest(settings) + ".");
        return page;
    }

    /** A session that is over. */
    @RequestMapping("/form-unknown")
    ModelAndView formUnknown(HttpServletRequest request, Locale locale) {
        return page("error.form", HttpStatus.FORBIDDEN, request, locale);
    }

    /** What the servlet container refuses by itself. */
    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView refused(HttpServletRequest request, Locale locale) {
        var status = ServerErrors.status(request);
        return page(status.is5xxServerError() ? "error.fault" : "error.page", status, request, locale);
    }

    @RequestMapping("/{room:(?!api$|actuator$|error$).+}/**")
    ModelAndView notFound(HttpServletRequest request, Locale locale) {
        return page("error.page", HttpStatus.NOT_FOUND, request, locale);
    }

    @ExceptionHandler
    ModelAndView problem(ProblemException e, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        var problem = e.problem();
        var status =
                NOT_THERE.matcher(problem.code()).matches() ? HttpStatus.NOT_FOUND : HttpStatus.UNPROCESSABLE_CONTENT;
        var page = page("error.problem", status, request, locale);
        page.addObject("problem", problem);
        return page;
    }

    @ExceptionHandler({
        IllegalArgumentException.class,
        MethodArgumentTypeMismatchException.class,
        ServletRequestBindingException.class,
        MultipartException.class
    })
    ModelAndView badRequest(Exception e, HttpServletRequest request, Locale locale) {
        var page = page("error.request", HttpStatus.BAD_REQUEST, request, locale);
        if (e instanceof IllegalArgumentException && !(e instanceof MethodArgumentTypeMismatchException)) {
            page.addObject("found", e.getMessage());
        }
        return page;
    }

    /** A field of a form whose text is no value of its kind. */
    @ExceptionHandler
    ModelAndView unfit(BindException e, HttpServletRequest request, Locale locale) {
        var page = page("error.request", HttpStatus.BAD_REQUEST, request, locale);
        var field = e.getFieldError();
        if (field != null) {
            page.addObject("found", "\"" + field.getRejectedValue() + "\" can't be used as " + field.getField() + ".");
        }
        return page;
    }

    @ExceptionHandler
    ModelAndView fault(RuntimeException e, HttpServletRequest request, Locale locale) {
        log.error("A page ended by a fault", e);
        return page("error.fault", HttpStatus.INTERNAL_SERVER_ERROR, request, locale);
    }

    private ModelAndView page(String kind, HttpStatus status, HttpServletRequest request, Locale locale) {
        var page = new ModelAndView("problem");
        page.setStatus(status);
        page.addObject("kind", kind);
        page.addObject("me", frame.me());
        page.addObject("show", formats.in(locale));
        page.addObject("room", frame.room(request));
        page.addObject("query", frame.query(request));
        return page;
    }
}
