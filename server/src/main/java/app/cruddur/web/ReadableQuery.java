package app.cruddur.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.http.BadMessageException;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Refuses a query that is not UTF-8, or not encoded as the standard says. Jetty decodes it when it
 * is first asked for a parameter, which may be anywhere behind here.
 */
@Component
@Order(FilterOrder.READABLE_QUERY)
final class ReadableQuery extends HttpFilter {

    private final Problems problems;

    ReadableQuery(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (request.getQueryString() != null) {
                request.getParameterMap();
            }
        } catch (BadMessageException unreadable) {
            problems.write(ErrorCode.REQUEST_REFUSED, request, response);
            return;
        }
        chain.doFilter(request, response);
    }
}
