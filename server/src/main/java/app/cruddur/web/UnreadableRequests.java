package app.cruddur.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives what Tomcat itself refuses, before any of our filters sees it, the shape of all errors. */
@Configuration(proxyBeanMethods = false)
class UnreadableRequests {

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problemsFromTomcat() {
        return factory ->
                factory.addContextCustomizers(context ->
                        ((StandardHost) context.getParent())
                                .setErrorReportValveClass(Report.class.getName()));
    }

    /** Made by Tomcat, by its name. */
    public static final class Report extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            ErrorCode code = status < 500 ? ErrorCode.REQUEST_REFUSED : ErrorCode.INTERNAL_ERROR;
            String id = UUID.randomUUID().toString();
            response.setHeader("X-Request-Id", id);
            response.setHeader("Cache-Control", "no-store");
            response.setContentType("application/problem+json");
            // Nothing in it comes from the request.
            String problem =
                    """
                    {"type":"about:blank","title":"%s","status":%d,"code":"%s","detail":"%s","errors":["%s"],"requestId":"%s"}\
                    """
                            .formatted(
                                    status < 500 ? "Bad Request" : "Internal Server Error",
                                    status,
                                    code.wire(),
                                    code.detail(),
                                    code.wire(),
                                    id);
            try {
                response.getOutputStream().write(problem.getBytes(StandardCharsets.UTF_8));
                response.finishResponse();
            } catch (IOException | IllegalStateException gone) {
                container.getLogger().debug("The sender of an unreadable request has gone", gone);
            }
        }
    }
}
