package numberimport.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Has each request done with the application's class loader in place of Tomcat's. Threads that outlive a request, as an HTTP client's
 * do, would keep Tomcat's, which takes them for leaked when it ends.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OwnClassLoader extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var thread = Thread.currentThread();
        var tomcats = thread.getContextClassLoader();
        thread.setContextClassLoader(OwnClassLoader.class.getClassLoader());
        try {
            chain.doFilter(request, response);
        } finally {
            thread.setContextClassLoader(tomcats);
        }
    }
}
