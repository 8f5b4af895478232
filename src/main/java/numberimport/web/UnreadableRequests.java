package numberimport.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Answers requests that can't be read, such as one with a broken address: they come to no page and no endpoint, only to Tomcat. */
@Component
final class UnreadableRequests implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Report()));
    }

    private static final class Report extends ErrorReportValve {

        private static final String PAGE = """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>number-import</title></head>
                <body><p>This request can't be read: its address or form is broken.</p>
                <p lang="zh">无法识别这个请求：地址或格式有误。</p><p><a href="/">number-import</a></p></body></html>
                """;

        @Override
        protected void report(Request request, Response response, Throwable throwable) {
            if (response.getStatus() != HttpServletResponse.SC_BAD_REQUEST
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            try {
                response.setContentType(MediaType.TEXT_HTML_VALUE);
                response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
                response.getOutputStream().write(PAGE.getBytes(StandardCharsets.UTF_8));
                response.finishResponse();
            } catch (IOException e) {
                // Whoever asked has gone.
                return;
            }
        }
    }
}
