package app.cruddur.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What every answer has a browser forbid itself: Spring Security's headers and our policy, ahead of
 * Spring Security, since not every answer comes from behind it.
 */
@Component
@Order(FilterOrder.SECURITY_HEADERS)
final class SecurityHeaders extends HttpFilter {

    private static final String OF_PAGES =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
                    + " connect-src 'self'; manifest-src 'self'; worker-src 'none'; base-uri 'none';"
                    + " form-action 'self'; frame-ancestors 'none'";

    /** A browser shows nothing of the API. Short, because Jetty writes headers letter by letter. */
    private static final String OF_THE_API = "default-src 'none'; frame-ancestors 'none'";

    /** A year, as Spring Security has it. */
    private static final String ALWAYS_HTTPS = "max-age=31536000 ; includeSubDomains";

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-XSS-Protection", "0");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader(
                "Content-Security-Policy",
                request.getRequestURI().startsWith("/api/") ? OF_THE_API : OF_PAGES);
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", ALWAYS_HTTPS);
        }
        chain.doFilter(request, response);
    }
}
