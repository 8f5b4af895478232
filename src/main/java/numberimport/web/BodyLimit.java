package numberimport.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets no body through that is larger than a wish can be, or of unknown length; uploads have a limit of their own. */
final class BodyLimit extends OncePerRequestFilter {

    private static final long MOST = 1 << 20;

    private final Refusals refusals;

    BodyLimit(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var upload = Uploads.isUpload(request);
        if (!upload && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
            refusals.answer(
                    response,
                    HttpStatus.LENGTH_REQUIRED,
                    HttpStatus.LENGTH_REQUIRED.name(),
                    "The length of the body is missing.",
                    "send Content-Length");
        } else if (!upload && request.getContentLengthLong() > MOST) {
            refusals.answer(
                    response,
                    HttpStatus.CONTENT_TOO_LARGE,
                    HttpStatus.CONTENT_TOO_LARGE.name(),
                    "The body has " + request.getContentLengthLong() + " bytes, expected at most " + MOST + ".",
                    "send files as multipart/form-data");
        } else {
            chain.doFilter(request, response);
        }
    }
}
