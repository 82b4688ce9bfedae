package app.cruddur.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;

/**
 * Inside the sessions, notes that a request was answered whole: the last look at its session comes
 * after that, and when it fails the answer is still true.
 */
@Component
@Order(SessionRepositoryFilter.DEFAULT_ORDER + 1)
final class Answered extends HttpFilter {

    private static final String NAME = Answered.class.getName();

    /** Whether all of the answer is on its way, with the session saved before. */
    static boolean is(HttpServletRequest request, HttpServletResponse response) {
        return request.getAttribute(NAME) != null && response.isCommitted();
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        request.setAttribute(NAME, true);
    }
}
