package app.cruddur.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BiConsumer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Sets the security headers of every answer: Spring Security's and our content policy. It stands
 * ahead of Spring Security, since some answers do not come from behind it.
 */
@Component
@Order(FilterOrder.SECURITY_HEADERS)
final class SecurityHeaders extends HttpFilter {

    private static final String POLICY = "Content-Security-Policy";

    /** The policy of the pages; the one style that it allows beside files is the document's own. */
    private static final String OF_PAGES =
            "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-%s'; img-src 'self';"
                    + " font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self';"
                    + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /**
     * The policy of the API, of which a browser shows nothing. It is short, because Jetty writes
     * headers letter by letter.
     */
    private static final String OF_THE_API = "default-src 'none'; frame-ancestors 'none'";

    private static final String HSTS = "Strict-Transport-Security";

    /** A year, as Spring Security has it. */
    private static final String ALWAYS_HTTPS = "max-age=31536000 ; includeSubDomains";

    private final String ofPages;

    SecurityHeaders(PageDocument document) {
        this.ofPages = OF_PAGES.formatted(document.styleHash());
    }

    /** The headers of an answer that Jetty gives by itself, ahead of every filter. */
    static void ofProblems(boolean https, BiConsumer<String, String> header) {
        ofAll(header);
        header.accept(POLICY, OF_THE_API);
        if (https) {
            header.accept(HSTS, ALWAYS_HTTPS);
        }
    }

    private static void ofAll(BiConsumer<String, String> header) {
        header.accept("X-Content-Type-Options", "nosniff");
        header.accept("X-XSS-Protection", "0");
        header.accept("X-Frame-Options", "DENY");
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ofAll(response::setHeader);
        if (RequestPath.of(request).startsWith("/api/")) {
            response.setHeader(POLICY, OF_THE_API);
        } else {
            response.setHeader(POLICY, ofPages);
            response.setHeader("Referrer-Policy", "same-origin");
        }
        if (request.isSecure()) {
            response.setHeader(HSTS, ALWAYS_HTTPS);
        }
        chain.doFilter(request, response);
    }
}
