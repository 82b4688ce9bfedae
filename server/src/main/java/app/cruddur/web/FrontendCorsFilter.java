package app.cruddur.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;

/**
 * Lets the pages of FRONTEND_URL read and write by bearer token (the CORS protocol of the Fetch
 * standard), never by cookie. A request from any other origin gets no CORS headers; its preflight
 * is refused. The filter stands ahead of all that may refuse, so that those pages can read refusals
 * too.
 */
@Component
@Order(FilterOrder.CORS)
final class FrontendCorsFilter extends HttpFilter {

    /** The API, and the addresses that a public OAuth client needs. */
    private static final List<String> PATHS =
            List.of(
                    "/api/",
                    "/openapi.json",
                    "/.well-known/",
                    "/oauth2/token",
                    "/oauth2/revoke",
                    "/oauth2/jwks");

    private static final Duration PREFLIGHT_KEPT = Duration.ofMinutes(10);

    private final @Nullable CorsConfiguration frontend;
    private final DefaultCorsProcessor headers = new HeadersOnly();
    private final Problems problems;

    FrontendCorsFilter(Site site, Problems problems) {
        this.frontend = site.frontendUrl().isEmpty() ? null : allowed(site.frontendUrl());
        this.problems = problems;
    }

    private static CorsConfiguration allowed(String origin) {
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(List.of(origin));
        allowed.setAllowedMethods(List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE"));
        allowed.setAllowedHeaders(
                List.of(
                        "Authorization",
                        "Content-Type",
                        "Idempotency-Key",
                        "If-None-Match",
                        "Last-Event-ID",
                        "Prefer"));
        allowed.setExposedHeaders(
                List.of(
                        "ETag",
                        "Link",
                        "Location",
                        "Preference-Applied",
                        "RateLimit",
                        "RateLimit-Policy",
                        "Receipt",
                        "Receipt-Nonce",
                        "Retry-After",
                        "WWW-Authenticate",
                        "X-Request-Id"));
        allowed.setAllowCredentials(false);
        allowed.setMaxAge(PREFLIGHT_KEPT);
        return allowed;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        CorsConfiguration allowed = isOpen(request) ? frontend : null;
        if (allowed != null) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        }
        boolean granted =
                allowed != null
                        && allowed.checkOrigin(request.getHeader(HttpHeaders.ORIGIN)) != null
                        && headers.processRequest(allowed, request, response);
        if (!CorsUtils.isPreFlightRequest(request)) {
            chain.doFilter(request, response);
        } else if (!granted) {
            problems.write(RequestError.ORIGIN_REFUSED, request, response);
        }
    }

    private boolean isOpen(HttpServletRequest request) {
        if (frontend == null) {
            return false;
        }
        String path = RequestPath.of(request);
        return PATHS.stream().anyMatch(path::startsWith);
    }

    /** Writes no body where it refuses. */
    private static final class HeadersOnly extends DefaultCorsProcessor {
        @Override
        protected void rejectRequest(ServerHttpResponse response) {}
    }
}
