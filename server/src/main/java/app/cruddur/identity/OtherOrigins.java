package app.cruddur.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * One other origin may read the API, as the original's front end did (CORS); cookies never go
 * along. Requests from elsewhere are answered as ever, but their browser keeps the answer from
 * them.
 */
final class OtherOrigins {

    private OtherOrigins() {}

    static CorsFilter filter(String frontend) {
        UrlBasedCorsConfigurationSource origins = new UrlBasedCorsConfigurationSource();
        if (!frontend.isEmpty()) {
            CorsConfiguration allowed = new CorsConfiguration();
            allowed.setAllowedOrigins(List.of(frontend));
            allowed.setAllowedMethods(List.of("GET", "HEAD", "OPTIONS", "POST"));
            allowed.setAllowedHeaders(List.of("Content-Type", "If-None-Match", "Last-Event-ID"));
            allowed.setExposedHeaders(
                    List.of(
                            "ETag",
                            "Link",
                            "Location",
                            "RateLimit",
                            "RateLimit-Policy",
                            "Retry-After",
                            "X-Request-Id"));
            allowed.setAllowCredentials(false);
            origins.registerCorsConfiguration("/api/**", allowed);
        }
        CorsFilter filter = new CorsFilter(origins);
        filter.setCorsProcessor(new Lenient());
        return filter;
    }

    private static final class Lenient extends DefaultCorsProcessor {
        @Override
        public boolean processRequest(
                @Nullable CorsConfiguration allowed,
                HttpServletRequest request,
                HttpServletResponse response)
                throws IOException {
            boolean stranger =
                    allowed != null
                            && allowed.checkOrigin(request.getHeader(HttpHeaders.ORIGIN)) == null;
            if (stranger && !CorsUtils.isPreFlightRequest(request)) {
                return true;
            }
            return super.processRequest(allowed, request, response);
        }
    }
}
