package numberimport.sandbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import numberimport.sandbox.campaign.Dialler;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Before an answer, whatever has happened on the dialling floor by now. Not before an import's, which must not wait: whether a
 * stopping task has become disabled, it learns a tenth of a second later.
 */
record DiallingFirst(Dialler dialler) implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (Visit.of(request).endpoint() != Endpoint.ADD_NUMBERS) {
            dialler.catchUp();
        }
        return true;
    }
}
