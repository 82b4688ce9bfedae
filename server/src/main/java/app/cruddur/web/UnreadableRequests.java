package app.cruddur.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Answers what Jetty refuses before any of our filters in the shape of all errors. */
@Configuration(proxyBeanMethods = false)
class UnreadableRequests {

    @Bean
    WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> problemsFromJetty(Site site) {
        return factory ->
                factory.addServerCustomizers(
                        server -> server.setErrorHandler(new Report(site.https())));
    }

    private static final class Report extends ErrorHandler {

        private static final HttpField NOT_KEPT =
                new HttpField(HttpHeader.CACHE_CONTROL, "no-store");

        private final boolean https;

        Report(boolean https) {
            this.https = https;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            ErrorCode code = codeOf(response.getStatus());
            int status = code.status();
            response.setStatus(status);
            String id = UUID.randomUUID().toString();
            response.getHeaders().put("X-Request-Id", id);
            response.getHeaders().put(NOT_KEPT);
            // Jetty closes the connection after a request that it could not read, and sends no
            // header that says so.
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
            SecurityHeaders.ofProblems(https, response.getHeaders()::put);
            // Nothing in it comes from the request.
            String problem =
                    """
                    {"type":"about:blank","title":"%s","status":%s,"code":"%s","detail":"%s","errors":["%s"],"requestId":"%s"}\
                    """
                            .formatted(
                                    HttpStatus.getMessage(status),
                                    status,
                                    code.wire(),
                                    code.detail(),
                                    code.wire(),
                                    id);
            response.write(true, BufferUtil.toBuffer(problem, StandardCharsets.UTF_8), callback);
            return true;
        }

        /** Jetty knows more kinds of refusal than our addresses promise. */
        private static ErrorCode codeOf(int status) {
            return switch (status) {
                // CompressedRequests refuses them; of other types Jetty knows nothing.
                case HttpStatus.UNSUPPORTED_MEDIA_TYPE_415 ->
                        RequestError.CONTENT_ENCODING_UNSUPPORTED;
                case HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505 -> RequestError.REQUEST_REFUSED;
                default ->
                        status < 500 ? RequestError.REQUEST_REFUSED : RequestError.INTERNAL_ERROR;
            };
        }
    }
}
