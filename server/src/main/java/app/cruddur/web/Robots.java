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
 * Asks search engines to keep nothing that could outlive a crud: no copy and no excerpt of the
 * front page, and nothing of any other page or of the API.
 */
@Component
@Order(FilterOrder.ROBOTS)
final class Robots extends HttpFilter {

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = RequestPath.of(request);
        if (!path.startsWith("/assets/")) {
            response.setHeader(
                    "X-Robots-Tag",
                    path.equals("/") ? "noarchive, nosnippet" : "noindex, noarchive");
        }
        chain.doFilter(request, response);
    }
}
